package io.halfpixel.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the running program, as the build wrote it into the jar. */
final class Version implements IVersionProvider {
  private static final String DEVELOPMENT = "(development build)";

  /** Returns the version, or {@code "(development build)"} if the program is not run from a jar. */
  static String text() {
    ModuleDescriptor module = Version.class.getModule().getDescriptor();
    String manifest = Version.class.getPackage().getImplementationVersion();
    return module == null
        ? Objects.requireNonNullElse(manifest, DEVELOPMENT)
        : module.rawVersion().orElse(DEVELOPMENT);
  }

  @Override
  public String[] getVersion() {
    return new String[] {"halfpixel " + text()};
  }
}
