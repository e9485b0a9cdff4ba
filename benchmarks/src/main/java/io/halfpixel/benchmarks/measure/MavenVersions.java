package io.halfpixel.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The versions of libraries, as Maven left them in their jars. */
final class MavenVersions {
  private MavenVersions() {}

  /**
   * Returns a name with the version of an artifact; nothing if its jar does not say.
   *
   * @param name in reports
   * @param artifact such as {@code "net.imglib2/imglib2"}
   */
  static Map<String, String> of(String name, String artifact) {
    String file = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream text = MavenVersions.class.getResourceAsStream(file)) {
      if (text == null) {
        return Map.of();
      }
      Properties properties = new Properties();
      properties.load(text);
      return Map.of(name, properties.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
