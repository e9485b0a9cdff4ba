package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.cli.DifferenceSearch.Decoded;
import io.halfpixel.cli.DifferenceSearch.Outcome;
import io.halfpixel.huggingface.Alternatives;
import io.halfpixel.huggingface.Variants;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.torchvision.ImageClassification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What timm, torchvision and Keras themselves saved, with one step done in another way, and the
 * step that is named: {@code src/test/python/record_packages.py}.
 */
class ExplainedPackagesTest {
  private static final String NUMBERS = "rescaling and normalisation";

  @TempDir Path folder;

  private static Path recorded(String name) {
    try {
      return Path.of(ExplainerTest.class.getResource("variants/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static void explained(Run run, String stage, String change) {
    assertEquals(ExitCode.DIFFERENT, run.exit(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("The first stage that differs: " + stage + ".", lines.get(1));
    assertEquals("The same bits with: " + change + ".", lines.get(2));
    assertEquals(3, lines.size());
  }

  private static Run timm(String saved) {
    return Run.of(
        "preprocess",
        "--config",
        recorded("timm.json"),
        recorded("photo.png"),
        "--expect",
        recorded("timm-" + saved + ".npy"));
  }

  @Test
  void timmItselfIsEqual() {
    assertTrue(timm("same").ok().out().contains("the same bits"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bgr | channel order | channels in reverse order, BGR",
        "crop-pct | size | crop_pct 0.875",
        "squash | size | crop_mode squash",
        "border | size | crop_mode border",
        "bilinear | resize | interpolation bilinear",
        "inception | " + NUMBERS + " | mean and deviation of Inception",
        "bilinear-inception | resize | interpolation bilinear; mean and deviation of Inception"
      })
  void timmIsExplained(String saved, String stage, String change) {
    explained(timm(saved), stage, change);
  }

  private static Run keras(String model, String saved, Object... more) {
    Object[] all = new Object[more.length + 8];
    Object[] usual = {
      "preprocess", "--keras", model, "--size", "9x11", recorded("photo.png"), "--expect"
    };
    System.arraycopy(usual, 0, all, 0, usual.length);
    all[usual.length] = recorded("keras-" + saved + ".npy");
    System.arraycopy(more, 0, all, usual.length + 1, more.length);
    return Run.of(all);
  }

  @Test
  void kerasItselfIsEqual() {
    keras("resnet50", "same").ok();
    keras("caffe", "same").ok();
    keras("convnext", "convnext").ok();
    keras("mobilenet_v2", "mobilenet", "--interpolation", "bilinear").ok();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bgr | channel order | channels in reverse order, BGR",
        "aspect | size | keep_aspect_ratio=True",
        "bilinear | resize | interpolation bilinear",
        "tf-resize | resize | tf.image.resize bilinear",
        "tf-antialias | resize | tf.image.resize bilinear with antialias",
        "box | resize | interpolation box",
        "tf-mode | " + NUMBERS + " | preprocess_input of mode tf",
        "divided | " + NUMBERS + " | divided by 255, no preprocess_input",
        "convnext | " + NUMBERS + " | no preprocess_input"
      })
  void kerasIsExplained(String saved, String stage, String change) {
    explained(keras("resnet50", saved), stage, change);
  }

  private static Outcome preset(boolean isPil, String saved) throws IOException {
    Tensor photo = ImageFile.read(recorded("photo.png"), Decoding.PILLOW).pixels();
    Variants variants = Alternatives.torchvision(ImageClassification.of(9).resizeSize(12), isPil);
    Decoded image = new Decoded(DifferenceSearch.Stage.DECODER, "as configured", photo);
    DifferenceSearch search =
        new DifferenceSearch(
            NpyFile.read(recorded("preset-" + saved + ".npy")),
            List.of(image),
            variants,
            UnaryOperator.identity());
    Optional<Outcome> unchanged = search.unchanged();
    return unchanged.isPresent() && unchanged.get().difference().isNone()
        ? unchanged.get()
        : search.best().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | tensor | ''",
        "true | pil | ''",
        "false | pil | resized by Pillow",
        "true | tensor | torchvision v1: resized in float32 and rounded",
        "true | bicubic | interpolation bicubic",
        "true | crop | resize_size 9",
        "false | no-antialias | torchvision v1 without antialias",
        "false | bgr | channels in reverse order, BGR",
        "true | clip | mean and deviation of CLIP",
        "false | v2 | resized by torchvision; rescaled in float32, then normalised",
        "false | square | size 12 x 12"
      })
  void presetsAreExplained(boolean isPil, String saved, String change) throws IOException {
    Outcome found = preset(isPil, saved);
    assertEquals(change, String.join("; ", found.texts()));
    assertTrue(found.difference().isNone(), found.difference()::toString);
  }

  private Path resnet50() throws IOException {
    Path file = folder.resolve("resnet50-v1.npy");
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(recorded("resnet50-v1.npy.gz")))) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void weightsAreNamed() throws IOException {
    Path saved = resnet50();
    Path image = recorded("flat.png");
    Run.of("preprocess", "--weights", "ResNet50_Weights.IMAGENET1K_V1", image, "--expect", saved)
        .ok();
    Run other =
        Run.of("preprocess", "--weights", "ResNet50_Weights.DEFAULT", image, "--expect", saved);
    explained(other, "size", "resize_size 256");
    Path output = folder.resolve("batch.npy");
    Run.of("preprocess", "--weights", "ResNet50_Weights.IMAGENET1K_V1", image, "-o", output).ok();
    assertArrayEquals(
        (float[]) NpyFile.read(saved).copyToArray(), (float[]) NpyFile.read(output).copyToArray());
  }

  @Test
  void whatIsWrongIsSaid() {
    Path image = recorded("photo.png");
    Path output = folder.resolve("x.npy");
    String none = Run.of("preprocess", image, "-o", output).stopped();
    assertTrue(none.contains("--config"), none);
    String size = Run.of("preprocess", "--keras", "vgg16", image, "-o", output).stopped();
    assertTrue(size.contains("--keras needs both lengths"), size);
    String weights =
        Run.of("preprocess", "--weights", "ResNet5_Weights.DEFAULT", image, "-o", output).stopped();
    assertTrue(weights.contains("similar are ResNet50_Weights.DEFAULT"), weights);
    String other =
        Run.of(
                "preprocess",
                "--weights",
                "ResNet50_Weights.DEFAULT",
                "--size",
                "9x9",
                image,
                "-o",
                output)
            .stopped();
    assertTrue(other.contains("--size and --interpolation belong to --keras"), other);
  }
}
