package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command evaluate: its report, its numbers, its errors. */
class EvaluateCommandTest {
  @TempDir Path folder;

  /** Writes waves that are the same forwards in every channel; alpha, if any, is opaque. */
  private Path waves(int height, int width, int colorType, int channels) throws IOException {
    byte[] samples = new byte[height * width * channels];
    for (int i = 0; i < samples.length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      boolean alpha = channels % 2 == 0 && i % channels == channels - 1;
      double wave = 128 + 60 * Math.sin(0.31 * x + 0.12 * y) + 50 * Math.cos(0.27 * y - 0.1 * x);
      samples[i] = (byte) (alpha ? 255 : Math.rint(wave));
    }
    return TestImages.png(folder.resolve("in.png"), width, height, colorType, samples);
  }

  /** Runs the command without the time that comparable medians take. */
  private static Run evaluate(Object... arguments) {
    Stopwatch few = new Stopwatch(0, 0);
    return Run.of(new CommandLine(new EvaluateCommand(few, few)), arguments).ok();
  }

  private static JsonNode numbers(Object... arguments) throws IOException {
    return new ObjectMapper().readTree(evaluate(arguments).out());
  }

  private static JsonNode result(JsonNode numbers, String id) {
    for (JsonNode result : numbers.get("results")) {
      if (result.get("id").asText().equals(id)) {
        return result;
      }
    }
    throw new AssertionError(id);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void coordinatesDisplaceAsTheirFormulasSay(int scale) throws IOException {
    Path in = waves(96, 128, TestImages.GRAY, 1);
    JsonNode all = numbers(in, "--scale", scale, "-o", folder.resolve("r.html"), "--json", "-");
    // Output pixel X of the original is at (X + 1/2)/s - 1/2 in the small image. Legacy puts it at
    // X = s·x, too far left by (s - 1)/2; aligned corners are right in the middle only.
    double half = (scale - 1) / 2.0;
    double[][] wanted = {{0, 0}, {-half, 0}, {0, half}};
    String[] ids = {"torch bilinear", "tf1 bilinear", "torch bilinear aligned"};
    for (int i = 0; i < ids.length; i++) {
      JsonNode shift = result(all, ids[i]).get("shift");
      assertEquals(wanted[i][0], shift.get("centre").get(0).asDouble(), 0.04 * scale, ids[i]);
      assertEquals(wanted[i][0], shift.get("centre").get(1).asDouble(), 0.04 * scale, ids[i]);
      assertEquals(wanted[i][1], shift.get("edges").get(0).asDouble(), 0.06 * scale, ids[i]);
      assertEquals(wanted[i][1], shift.get("edges").get(1).asDouble(), 0.06 * scale, ids[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "4, 2, 1", "2, 3, 3", "6, 4, 3"})
  void everyKindOfImageOfAnySize(int colorType, int channels, int colours) throws IOException {
    Path in = waves(35, 41, colorType, channels);
    Path report = folder.resolve("r.html");
    JsonNode all = numbers(in, "--scale", 3, "-o", report, "--json", "-");
    assertEquals(33, all.get("height").asInt());
    assertEquals(39, all.get("width").asInt());
    assertEquals(colours, all.get("channels").asInt());
    String page = Files.readString(report);
    assertTrue(page.contains("cut from 41 × 35 to a multiple of 3"), page);
    assertEquals(channels % 2 == 0, page.contains("laid on white"));
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    Path report = folder.resolve("r.html");
    Path picture = folder.resolve("p.png");
    Path in = waves(40, 40, TestImages.RGB, 3);
    String out = Run.of("evaluate", in, "-o", report, "--picture", picture).ok().out();
    assertTrue(out.contains("Report: " + report), out);
    String page = Files.readString(report);
    assertFalse(page.contains("http"), page);
    assertFalse(page.contains("<script"), page);
    assertEquals(
        page.split("<img ").length, page.split("<img src=\"data:[^\"]*\" alt=\"[^\"]").length);
    assertTrue(page.contains("prefers-color-scheme: dark"));
    assertTrue(TestImages.image(picture).getWidth() > 40);
  }

  @Test
  void aFlatImageSaysNothing() throws IOException {
    byte[] samples = new byte[24 * 24 * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (60 * (i % 3));
    }
    Path in = TestImages.png(folder.resolve("in.png"), 24, 24, TestImages.RGB, samples);
    Path report = folder.resolve("r.html");
    JsonNode all = numbers(in, "-o", report, "--json", "-");
    assertTrue(result(all, "torch bicubic").get("psnr").isNull());
    assertTrue(result(all, "torch bicubic").get("shift").isNull());
    assertEquals(1, result(all, "torch bicubic").get("ssim").asDouble(), 1e-9);
    assertEquals(1, all.get("conclusion").size());
    String answer = all.get("conclusion").get(0).asText();
    assertTrue(answer.contains("one colour only, so it says nothing"), answer);
    String page = Files.readString(report);
    assertTrue(page.contains(answer) && !page.contains("∞") && !page.contains("nearest to"), page);
    assertTrue(evaluate(in, "-o", report).out().startsWith(answer));
    samples[samples.length - 1]++;
    TestImages.png(in, 24, 24, TestImages.RGB, samples);
    assertTrue(numbers(in, "-o", report, "--json", "-").get("conclusion").size() > 1);
  }

  @Test
  void theHeadlineSaysWhatMattersMost() throws IOException {
    Path in = waves(96, 128, TestImages.RGB, 3);
    JsonNode all = numbers(in, "-o", folder.resolve("r.html"), "--json", "-");
    String answer = all.get("conclusion").get(0).asText();
    assertTrue(answer.startsWith("Mode and coordinates matter more than the framework"), answer);
    // Keras has no bicubic with PyTorch's a = -3/4 or the reverse, but both have Lanczos' filter.
    double keras = result(all, "keras lanczos3").get("psnr").asDouble();
    assertEquals(keras, result(all, "torch lanczos antialiased").get("psnr").asDouble(), 0.01);
    for (String framework : List.of("pillow LANCZOS", "opencv CUBIC", "onnx cubic", "jax cubic")) {
      assertTrue(result(all, framework).get("psnr").asDouble() > 20, framework);
    }
  }

  /** Where a call gives the image back exactly, there are no decibels to draw conclusions from. */
  @Test
  void exactResultsSayNothing() throws IOException {
    byte[] samples = new byte[32 * 32];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % 32 < 16 ? 100 : 101);
    }
    Path in = TestImages.png(folder.resolve("in.png"), 32, 32, TestImages.GRAY, samples);
    Path report = folder.resolve("r.html");
    JsonNode all = numbers(in, "-o", report, "--json", "-");
    assertTrue(result(all, "torch nearest").get("psnr").isNull());
    String answer = all.get("conclusion").get(0).asText();
    assertTrue(answer.contains("give this image back without an error"), answer);
    String page = Files.readString(report);
    for (String wrong : List.of("\u221e", "Infinity", "NaN", "apart")) {
      assertFalse(page.contains(wrong), wrong);
    }
  }

  /** What makes a page wider than a phone, and a chart's dot vanish, can be read from its text. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void nothingOverflowsAPhone(int scale) throws IOException {
    Path report = folder.resolve("r.html");
    evaluate(waves(96, 128, TestImages.RGB, 3), "--scale", scale, "-o", report);
    String page = Files.readString(report);
    assertEquals(
        page.split("<table").length, page.split("<div class=\"scroll\"[^>]*><table").length);
    for (String rule : List.of(".answer, .more li, .method", ".call code", "figcaption", "h1 em")) {
      Matcher found = Pattern.compile(Pattern.quote(rule) + " \\{[^}]*}").matcher(page);
      assertTrue(
          found.results().anyMatch(r -> r.group().contains("overflow-wrap: anywhere")), rule);
    }
    assertFalse(page.contains("min-width"), "a width that a phone may not have");
    Matcher places = Pattern.compile("left:([-0-9.]+)%(?:;width:([0-9.]+)%)?").matcher(page);
    int marks = 0;
    while (places.find()) {
      double left = Double.parseDouble(places.group(1));
      double width = places.group(2) == null ? 0 : Double.parseDouble(places.group(2));
      assertTrue(left >= 0 && left + width <= 100.05, places.group());
      marks++;
    }
    assertTrue(marks > 10, page);
    assertTrue(page.contains("left:50.0%\">0<"), "zero");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "9", "-1", "2.5", "nan", ""})
  void scalesAreWholeAndSmall(String scale) {
    String error = Run.of("evaluate", "a.png", "--scale", scale).stopped();
    assertTrue(error.contains("a scale here is a whole number in [2, 8]"), error);
  }

  @Test
  void whatCannotBeEvaluatedLeavesNothing() throws IOException {
    Path small = waves(15, 40, TestImages.GRAY, 1);
    Path report = folder.resolve("r.html");
    String error = Run.of("evaluate", small, "-o", report).stopped();
    assertTrue(error.contains("has 15x40 pixels") && error.contains("at least 16x16"), error);
    assertTrue(Run.of("evaluate", folder, "-o", report).stopped().contains("is a folder"));
    Path missing = folder.resolve("no.png");
    assertTrue(Run.of("evaluate", missing, "-o", report).stopped().contains("no such file"));
    String twice = Run.of("evaluate", small, "-o", small).stopped();
    assertTrue(twice.contains("named twice"), twice);
    Path nowhere = folder.resolve("none").resolve("r.json");
    String folderError = Run.of("evaluate", small, "-o", report, "--json", nowhere).stopped();
    assertTrue(folderError.contains("there is no folder"), folderError);
    Path text = Files.writeString(folder.resolve("t.png"), "no image");
    assertTrue(Run.of("evaluate", text, "-o", report).stopped().contains("is no image"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(small, text), files.sorted().toList());
    }
  }
}
