package io.halfpixel.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/** The version of the running program, as the build wrote it into the module descriptor. */
final class Version implements IVersionProvider {
  /** Returns the version, or {@code "(development build)"} outside the module path. */
  static String text() {
    ModuleDescriptor module = Version.class.getModule().getDescriptor();
    return module == null
        ? "(development build)"
        : module.rawVersion().orElse("(development build)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"halfpixel " + text()};
  }
}
