package io.halfpixel.cpp.@package@;

import io.halfpixel.cpp.natives.NativeLibraries;
import java.net.URL;

/** The libraries of @platform@, which lie beside this class. */
public final class Libraries implements NativeLibraries {
  /** For {@link java.util.ServiceLoader}. */
  public Libraries() {}

  @Override
  public String platform() {
    return "@platform@";
  }

  @Override
  public URL find(String name) {
    return Libraries.class.getResource(name);
  }
}
