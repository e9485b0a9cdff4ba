package io.halfpixel.examples;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The Java code of README.md and of the pages in docs compiles.
 *
 * <p>A block of code sees the imports and the variables of the blocks above it and may declare them
 * anew; it also sees those packages that an editor would import by itself, and the inputs below,
 * which no page declares.
 */
class DocumentedCodeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  /** What an editor imports by itself. */
  private static final String IMPORTS =
      """
      import ai.djl.modality.*;
      import ai.djl.modality.cv.Image;
      import ai.djl.ndarray.types.Shape;
      import ai.djl.nn.*;
      import ai.djl.nn.convolutional.*;
      import ai.djl.translate.Translator;
      import ai.onnxruntime.*;
      import java.awt.image.BufferedImage;
      import java.nio.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;

      """;

  /** What the pages take for granted: {@code photo} is [h, w, 3], {@code planes} [3, h, w]. */
  private static final String INPUTS =
      """
        float[] pixels;
        byte[] bytes;
        byte[] rgbBytes;
        double[] mean;
        double[] std;
        double left;
        double top;
        double right;
        double bottom;
        io.halfpixel.Tensor photo;
        io.halfpixel.Tensor planes;
        io.halfpixel.Tensor planes4;
        io.halfpixel.Tensor images;
        io.halfpixel.Tensor modelMask;
        io.halfpixel.Tensor upsampled;
        io.halfpixel.Tensor tensor;
        io.halfpixel.Tensor gradOutput;
        io.halfpixel.Shape inputShape;
        io.halfpixel.preprocess.Batch batch;
        io.halfpixel.preprocess.AffineMap map;
        BufferedImage image;
        BufferedImage bufferedImage;
        ExecutorService executor;
        OrtEnvironment environment;
        OrtSession session;
        List<String> labels;
      """;

  @TestFactory
  Stream<DynamicTest> codeCompiles() throws IOException {
    return pages().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(),
                    () -> assertEquals("", errors(Files.readString(page)), page.toString())));
  }

  @Test
  void aWrongNameIsNoticed() {
    String page =
        "```java\nimport io.halfpixel.Tensor;\n\nTensor x = Tensor.off(pixels, 1);\n```\n";
    assertTrue(errors(page).contains("off"));
  }

  @Test
  void theStartPageIsAmongThem() throws IOException {
    assertTrue(pages().contains(ROOT.resolve("docs/start.md")));
  }

  /** All pages but that of Spark, whose jars are in its own module, as is the test of its code. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(ROOT.resolve("README.md"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md") && !path.endsWith("spark.md"))
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  /**
   * Returns what javac says of the blocks of a page, but those of Spark, each compiled behind those
   * above it.
   */
  private static String errors(String page) {
    List<String> blocks = new ArrayList<>();
    StringBuilder errors = new StringBuilder();
    for (Matcher block = BLOCK.matcher(page); block.find(); ) {
      if (block.group(1).contains("import io.halfpixel.spark.")) {
        continue;
      }
      blocks.add(block.group(1));
      errors.append(errorsOfTheLast(blocks));
    }
    return errors.toString();
  }

  /**
   * Each block is a local class in the block above it, so that names carry on and may be hidden.
   */
  private static String errorsOfTheLast(List<String> blocks) {
    Map<String, String> imports = new TreeMap<>();
    StringBuilder body = new StringBuilder();
    String marker = "// the last block";
    for (int i = 0; i < blocks.size(); i++) {
      body.append(i == blocks.size() - 1 ? marker : "").append("\n");
      body.append("class Block").append(i).append(" { void run() throws Exception {\n");
      for (String line : blocks.get(i).lines().toList()) {
        if (line.startsWith("import ")) {
          imports.put(line.substring(line.lastIndexOf('.')), line);
        } else {
          body.append(line).append('\n');
        }
      }
    }
    String before =
        IMPORTS + String.join("\n", imports.values()) + "\nclass Documented {\n" + INPUTS;
    String source = before + body + "}}".repeat(blocks.size()) + "\n}\n";
    long first = source.substring(0, source.indexOf(marker)).lines().count();
    long inputs = before.lines().count();
    return compile(source).stream()
        .filter(error -> error.getLineNumber() <= inputs || error.getLineNumber() > first)
        .map(
            error ->
                line(source, error.getLineNumber()) + ": " + error.getMessage(Locale.ROOT) + "\n")
        .collect(joining());
  }

  private static String line(String source, long number) {
    return source.lines().skip(number - 1).findFirst().orElseThrow().strip();
  }

  private static List<Diagnostic<? extends JavaFileObject>> compile(String source) {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    JavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///Documented.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    // Annotation processors have nothing to do here, and classes are not needed.
    List<String> options = List.of("-proc:none", "-implicit:none", "-d", "target");
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, diagnostics, options, null, List.of(file))
        .call();
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .toList();
  }
}
