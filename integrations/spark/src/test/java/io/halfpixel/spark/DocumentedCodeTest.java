package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The Java code of docs/spark.md and that for Spark in README.md compile, with the session {@code
 * spark} and {@code files}.
 */
final class DocumentedCodeTest {
  private static final Path PAGE = Path.of("../../docs/spark.md");
  private static final Path README = Path.of("../../README.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final String IMPORTS =
      """
      import java.nio.file.*;
      import org.apache.spark.sql.*;
      """;
  private static final String FIELDS =
      """
      class Documented {
        SparkSession spark;
        Dataset<Row> files;
        void run() throws Exception {
      """;

  @Test
  void codeCompiles() throws IOException {
    assertTrue(blocks(PAGE, "").size() >= 3);
    for (String block : blocks(PAGE, "")) {
      assertEquals("", errors(block));
    }
    assertEquals(1, blocks(README, "import io.halfpixel.spark.").size());
    for (String block : blocks(README, "import io.halfpixel.spark.")) {
      assertEquals("", errors(block));
    }
  }

  private static List<String> blocks(Path page, String word) throws IOException {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(word))
        .toList();
  }

  @Test
  void aWrongNameIsNoticed() {
    assertTrue(errors("spark.reads();\n").contains("reads"));
  }

  private static String errors(String block) {
    String imports =
        block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String code =
        block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    return compile(IMPORTS + imports + "\n" + FIELDS + code + "\n}}\n");
  }

  private static String compile(String source) {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///Documented.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = List.of("-proc:none", "-implicit:none", "-d", "target");
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, diagnostics, options, null, List.of(file))
        .call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }
}
