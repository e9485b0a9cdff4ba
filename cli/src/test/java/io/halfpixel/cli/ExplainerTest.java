package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Python saved, with one step done in another way, and the step that is named. PyTorch, NumPy,
 * Pillow and OpenCV made the files: {@code src/test/python/record_variants.py}.
 */
class ExplainerTest {
  @TempDir Path folder;

  private static Path recorded(String name) {
    try {
      return Path.of(ExplainerTest.class.getResource("variants/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Run explain(String image, Path expected, Object... more) {
    Object[] arguments = {
      "preprocess",
      "--config",
      recorded("preprocessor_config.json"),
      recorded(image),
      "--expect",
      expected,
      "--threads",
      1
    };
    Object[] all = new Object[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Run.of(all);
  }

  @Test
  void equalBitsAreSaid() {
    String text = explain("photo.png", recorded("same.npy")).ok().out();
    assertTrue(text.endsWith("same.npy: the same bits" + System.lineSeparator()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cmyk.jpg | opencv | decoder | decoded by OpenCV",
        "turned.png | exif | EXIF orientation | EXIF orientation applied",
        "photo.png | bgr | channel order | channels in reverse order, BGR",
        "photo.png | square | size | size 12 x 12",
        "photo.png | rounded | size | long side rounded in place of cut",
        "photo.png | bilinear | resize | resample bilinear (2)",
        "photo.png | pillow-resize | resize | resized by Pillow",
        "photo.png | no-antialias | resize | torchvision without antialias",
        "photo.png | v1 | resize | torchvision v1: resized in float32 and rounded",
        "photo.png | cv2-linear | resize | cv2.resize INTER_LINEAR",
        "photo.png | cv2-area | resize | cv2.resize INTER_AREA",
        "photo.png | crop | crop | centre crop from round((side - size) / 2), torchvision's",
        "photo.png | float64 | rescaling and normalisation | rescaled in float64 or divided by 255,"
            + " then normalised",
        "photo.png | float32 | rescaling and normalisation | rescaled in float32, then normalised",
        "photo.png | not-normalised | rescaling and normalisation | not normalised",
        "photo.png | not-rescaled | rescaling and normalisation | not rescaled",
        "photo.png | pil | backend: resize, and rescaling and normalisation | the Pillow classes"
            + " (XImageProcessorPil)",
        "turned.png | bgr-exif | EXIF orientation | EXIF orientation applied; channels in reverse"
            + " order, BGR",
        "photo.png | bilinear-float32 | resize | resample bilinear (2); rescaled in float32, then"
            + " normalised"
      })
  void theFirstStageThatDiffersIsNamed(String image, String saved, String stage, String change) {
    Run run = explain(image, recorded(saved + ".npy"));
    assertEquals(ExitCode.DIFFERENT, run.exit());
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(0).contains(" of 243 values differ, by at most "), run.out());
    assertEquals("The first stage that differs: " + stage + ".", lines.get(1));
    assertEquals("The same bits with: " + change + ".", lines.get(2));
    assertEquals(3, lines.size());
  }

  /** Three steps differ, of which two are changed at a time. */
  @Test
  void theNearestIsNamedWhereNothingIsEqual() {
    List<String> lines = explain("photo.png", recorded("else.npy")).out().lines().toList();
    assertEquals("Nothing that was tried gives the same bits.", lines.get(1));
    assertTrue(lines.get(2).startsWith("The nearest: size 12 x 12; "), lines.get(2));
    assertTrue(lines.get(2).contains(" of 243 values differ, by at most 0.0"), lines.get(2));
  }

  @Test
  void theOtherProcessorIsExplainedTheOtherWayRound() {
    explain("photo.png", recorded("pil.npy"), "--processor", "pil").ok();
    Run run = explain("photo.png", recorded("same.npy"), "--processor", "pil");
    assertTrue(run.out().contains("with: the torchvision classes."), run.out());
  }

  @Test
  void anotherShapeIsSaid() throws IOException {
    Path file = folder.resolve("other.npy");
    NpyFile.write(file, Tensor.of(new float[3 * 5 * 5], 3, 5, 5));
    Run run = explain("photo.png", file);
    assertEquals(ExitCode.DIFFERENT, run.exit());
    assertTrue(run.out().contains("here float32 [1, 3, 9, 9]"), run.out());
    assertTrue(run.out().contains("is it another model's?"), run.out());
    assertFalse(run.out().contains("transpose"), run.out());
  }

  @Test
  void channelsInAnotherPlaceAreSaid() throws IOException {
    Path last = folder.resolve("last.npy");
    NpyFile.write(last, Tensor.of(new float[3 * 9 * 9], 9, 9, 3));
    String text = explain("photo.png", last).out();
    assertTrue(text.contains("channels last: save x.transpose(0, 3, 1, 2)"), text);
    Path first = folder.resolve("first.npy");
    NpyFile.write(first, Tensor.of(new float[3 * 7 * 7], 3, 7, 7));
    text =
        Run.of(
                "preprocess",
                "--keras",
                "tf",
                "--size",
                "7x7",
                recorded("photo.png"),
                "--expect",
                first)
            .out();
    assertTrue(text.contains("channels first: save x.transpose(0, 2, 3, 1)"), text);
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    Run run = explain("photo.png", recorded("bilinear.npy"), "--json", "-");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals(false, json.get("equal").booleanValue());
    assertEquals(true, json.get("explained").booleanValue());
    assertEquals("resize", json.get("first_stage").textValue());
    assertEquals("resample bilinear (2)", json.at("/changes/0").textValue());
    assertTrue(json.at("/difference/max").doubleValue() > 0);
    assertEquals(0, json.at("/remaining/different").intValue());
  }

  @Test
  void whatCannotBeComparedStops() throws IOException {
    Path file = folder.resolve("doubles.npy");
    NpyFile.write(file, Tensor.of(new double[3 * 9 * 9], 1, 3, 9, 9));
    assertTrue(explain("photo.png", file).stopped().contains("is float64, but models here see"));
    assertTrue(
        explain("photo.png", recorded("same.npy"), recorded("turned.png"))
            .stopped()
            .contains("compares one image, but got 2"));
    Files.delete(file);
    assertTrue(explain("photo.png", file).stopped().contains("there is no such file"));
  }
}
