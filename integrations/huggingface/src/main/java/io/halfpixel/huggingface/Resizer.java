package io.halfpixel.huggingface;

import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import org.jspecify.annotations.Nullable;

/** Resizes. */
@FunctionalInterface
interface Resizer {
  /** Returns the stage; see {@link PixelBackend#resize}. */
  Stage resize(int resample, SizeRule rule, @Nullable Double reducingGap);
}
