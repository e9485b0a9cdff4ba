package io.halfpixel.cpp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of the built library. A build with {@code -Dhalfpixel.native=false} has none. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
    named = "halfpixel.native",
    matches = "false",
    disabledReason = "built without the native library")
public @interface NeedsNativeLibrary {}
