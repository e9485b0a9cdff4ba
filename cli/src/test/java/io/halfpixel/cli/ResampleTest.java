package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.call.Imitation;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that come out, where mathematics says what they are. */
class ResampleTest {
  @TempDir Path folder;

  private Path npy(Tensor tensor) throws IOException {
    Path file = folder.resolve("in.npy");
    NpyFile.write(file, tensor);
    return file;
  }

  private Path gray(int width, int height, int... samples) throws IOException {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return TestImages.png(folder.resolve("in.png"), width, height, TestImages.GRAY, bytes);
  }

  private int[] row(Path in, Object... options) {
    Path out = folder.resolve("out.png");
    Run.of(Stream.concat(Stream.of("resize", in, out), Stream.of(options)).toArray()).ok();
    byte[] samples = TestImages.samples(out);
    int[] row = new int[samples.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = samples[i] & 255;
    }
    return row;
  }

  @Test
  void tensorsAreChannelsFirstForTorch() throws IOException {
    Path in = npy(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 1, 2));
    Path out = folder.resolve("out.npy");
    Run.of("upsample", in, out, "--scale", 2, "--mode", "nearest").ok();
    Tensor result = NpyFile.read(out);
    assertEquals(Shape.of(1, 2, 2, 4), result.shape());
    assertArrayEquals(
        new float[] {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4}, (float[]) result.array());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras", "keras-jax", "keras-torch", "keras-numpy", "tf", "jax"})
  void tensorsAreChannelsLastForKerasTensorFlowAndJax(String like) throws IOException {
    Path in = npy(Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2));
    Path out = folder.resolve("out.npy");
    Run.of("upsample", in, out, "--scale", 2, "--mode", "nearest", "--like", like).ok();
    Tensor result = NpyFile.read(out);
    assertEquals(Shape.of(1, 2, 4, 2), result.shape());
    assertArrayEquals(
        new float[] {1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4}, (float[]) result.array());
  }

  @Test
  void otherRanks() throws IOException {
    Path line = npy(Tensor.of(new float[] {0, 4}, 1, 1, 2));
    Path out = folder.resolve("out.npy");
    Run.of("resize", line, out, "--size", "4", "--mode", "linear").ok();
    assertArrayEquals(new float[] {0, 1, 3, 4}, (float[]) NpyFile.read(out).array());
    Run.of("upsample", line, out, "--scale", 2, "--mode", "nearest", "--like", "keras").ok();
    assertEquals(Shape.of(1, 2, 2), NpyFile.read(out).shape());
    Path volume = npy(Tensor.of(new float[] {7}, 1, 1, 1, 1, 1));
    Run.of("upsample", volume, out, "--scale", 3, "--mode", "trilinear").ok();
    assertEquals(Shape.of(1, 1, 3, 3, 3), NpyFile.read(out).shape());
    Run.of("upsample", volume, out, "--scale", 3, "--mode", "nearest", "--like", "keras").ok();
    assertEquals(Shape.of(1, 3, 3, 3, 1), NpyFile.read(out).shape());
  }

  @Test
  void floatsFromBytesAreRoundedHalfToEvenAndSaturated() throws IOException {
    // Between 0 and 10 at thirds and halves of pixels: 0, 2.5, 7.5, 10.
    assertArrayEquals(
        new int[] {0, 2, 8, 10},
        row(gray(2, 1, 0, 10), "--size", "1x4", "--mode", "bilinear", "--like", "tf"));
    // The cubic overshoots a step in both directions.
    int[] step =
        row(gray(4, 1, 0, 0, 255, 255), "--size", "1x8", "--mode", "bicubic", "--like", "tf");
    assertEquals(0, step[2]);
    assertEquals(255, step[5]);
    assertTrue(step[3] > 0 && step[3] < step[4] && step[4] < 255, Arrays.toString(step));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilinear", "bicubic", "lanczos3", "lanczos5", "area", "nearest"})
  void tensorFlowRoundedHereIsKerasRoundedThere(String mode) throws IOException {
    byte[] samples = TestImages.noise(20 * 15 * 3);
    Path in = TestImages.png(folder.resolve("in.png"), 20, 15, TestImages.RGB, samples);
    Object[] common = {"--size", "31x17", "--mode", mode, "--like"};
    assertArrayEquals(
        row(in, Stream.concat(Stream.of(common), Stream.of("keras")).toArray()),
        row(in, Stream.concat(Stream.of(common), Stream.of("tf")).toArray()));
  }

  @ParameterizedTest
  @CsvSource({
    "torch, bilinear",
    "torch, bicubic",
    "torch, nearest-exact",
    "tf, bicubic",
    "tf, lanczos3",
    "tf, mitchellcubic",
    "keras, bicubic",
    "keras, area"
  })
  void oneColourStaysThatColour(String like, String mode) throws IOException {
    int[] samples = new int[9 * 7];
    Arrays.fill(samples, 77);
    for (String size : List.of("13x20", "3x4")) {
      int[] result = row(gray(9, 7, samples), "--size", size, "--mode", mode, "--like", like);
      assertEquals(1, Arrays.stream(result).distinct().count());
      assertEquals(77, result[0]);
    }
  }

  @Test
  void alignedCornersKeepTheEnds() throws IOException {
    assertArrayEquals(
        new int[] {0, 50, 100, 150, 200},
        row(gray(3, 1, 0, 100, 200), "--size", "1x5", "--mode", "bilinear", "--align-corners"));
  }

  @Test
  void antialiasingCountsEveryPixel() throws IOException {
    int[] samples = new int[64];
    samples[29] = 255;
    Path in = gray(64, 1, samples);
    assertArrayEquals(new int[4], row(in, "--size", "1x4", "--mode", "bilinear"));
    int[] smooth = row(in, "--size", "1x4", "--mode", "bilinear", "--antialias");
    assertTrue(smooth[1] > 0 && smooth[2] > 0, Arrays.toString(smooth));
  }

  /** Half as much light as white has is 188 in sRGB; opacity is no light. */
  @Test
  void linesInLinearLightKeepTheirBrightness() throws IOException {
    Path lines = gray(4, 1, 0, 255, 0, 255);
    Object[] call = {"--size", "1x2", "--like", "halfpixel", "--mode", "box", "--antialias"};
    assertArrayEquals(new int[] {128, 128}, row(lines, call));
    Object[] light = Stream.concat(Stream.of(call), Stream.of("--linear-light")).toArray();
    assertArrayEquals(new int[] {188, 188}, row(lines, light));
    byte[] opacity = {0, 0, -1, 0, 0, -1, 0, 0, 9, 0, -1, -1};
    Path in = TestImages.png(folder.resolve("a.png"), 6, 1, TestImages.GRAY_ALPHA, opacity);
    Path out = folder.resolve("b.png");
    light[1] = "1x3";
    Stream<Object> all = Stream.concat(Stream.of("resize", in, out), Stream.of(light));
    Run.of(all.toArray()).ok();
    byte[] expected = {0, 0, 0, (byte) 128, (byte) 255, (byte) 128};
    assertArrayEquals(expected, TestImages.samples(out));
  }

  @Test
  void onlyHalfpixelHasLinearLight() throws IOException {
    Path out = folder.resolve("out.png");
    Object[] call = {"resize", gray(2, 1, 0, 10), out, "--size", "1x1", "--linear-light", "--like"};
    String error = Run.of(Stream.concat(Stream.of(call), Stream.of("tf")).toArray()).stopped();
    assertTrue(error.contains("--linear-light: tf has no such argument"), error);
    assertTrue(Files.notExists(out));
  }

  @Test
  void aPictureBecomesATensorInTheFrameworksOrder() throws IOException {
    byte[] rgb = {1, 2, 3, 4, 5, 6};
    Path in = TestImages.png(folder.resolve("in.png"), 2, 1, TestImages.RGB, rgb);
    Path out = folder.resolve("out.npy");
    Run.of("resize", in, out, "--size", "1x2", "--mode", "nearest").ok();
    Tensor torch = NpyFile.read(out);
    assertEquals(Shape.of(1, 3, 1, 2), torch.shape());
    assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, (byte[]) torch.array());
    Run.of("resize", in, out, "--size", "1x2", "--like", "tf", "--mode", "bilinear").ok();
    Tensor tf = NpyFile.read(out);
    assertEquals(Shape.of(1, 1, 2, 3), tf.shape());
    assertEquals(DataType.F32, tf.dataType());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, (float[]) tf.array());
  }

  @Test
  void aTensorBecomesAPicture() throws IOException {
    Path out = folder.resolve("out.png");
    float[] values = {-3, 0.5f, 1.5f, 300, Float.NaN, 254.5f};
    Path in = npy(Tensor.of(values, 1, 3, 1, 2));
    Run.of("resize", in, out, "--size", "1x2", "--mode", "nearest").ok();
    byte[] pixels = {0, 2, 0, 0, (byte) 255, (byte) 254};
    assertArrayEquals(pixels, TestImages.samples(out));
  }

  @Test
  void theSummaryInWordsAndAsJson() throws IOException {
    Path in = gray(2, 3, 1, 2, 3, 4, 5, 6);
    Path out = folder.resolve("out.png");
    String words = Run.of("upsample", in, out, "--scale", 2).ok().out();
    assertEquals(out + ": [1, 1, 6, 4] from [1, 1, 3, 2], torch bicubic", words.strip());
    JsonNode json =
        new ObjectMapper()
            .readTree(Run.of("upsample", in, out, "--scale", 2, "--json", "-").ok().out());
    assertEquals("[1,1,3,2]", json.at("/input/shape").toString());
    assertEquals("[1,1,6,4]", json.at("/output/shape").toString());
    assertEquals("uint8", json.at("/output/dtype").textValue());
    assertEquals(out.toString(), json.at("/output/file").textValue());
    assertEquals("torch", json.at("/like").textValue());
    assertEquals("bicubic", json.at("/mode").textValue());
  }

  @Test
  void threadsAndBackendDoNotChangeTheResult() throws IOException {
    byte[] samples = TestImages.noise(300 * 200 * 3);
    Path in = TestImages.png(folder.resolve("in.png"), 300, 200, TestImages.RGB, samples);
    Path one = folder.resolve("one.png");
    Run.of("upsample", in, one, "--scale", 2.5, "--threads", 1).ok();
    for (BackendState state : BackendState.all()) {
      if (state.available()) {
        Path other = folder.resolve("other.png");
        Run.of("upsample", in, other, "--scale", 2.5, "--threads", 5, "--backend", state.id()).ok();
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
      }
    }
  }

  @Test
  void kerasLayersTakeWholeFactorsAndNeitherCornersNorAntialiasing() throws IOException {
    Path in = gray(2, 1, 0, 10);
    Path out = folder.resolve("out.png");
    Object[] call = {"upsample", in, out, "--like", "keras", "--scale"};
    String fraction = Run.of(Stream.concat(Stream.of(call), Stream.of(1.5)).toArray()).stopped();
    assertTrue(fraction.contains("takes whole factors"), fraction);
    for (String option : List.of("--antialias", "--align-corners")) {
      String error =
          Run.of(Stream.concat(Stream.of(call), Stream.of(2, option)).toArray()).stopped();
      assertTrue(error.contains(option) && error.contains("has no such argument"), error);
    }
    assertTrue(Files.notExists(out));
  }

  @Test
  void everyModeOfEveryFrameworkIsAFaceMode() throws IOException {
    Path image = gray(4, 4, new int[16]);
    for (Imitation like : Imitations.all()) {
      for (String mode : like.modes()) {
        Run run =
            Run.of(
                "resize",
                image,
                folder.resolve("out.png"),
                "--size",
                "2x2",
                "--like",
                like.id(),
                "--mode",
                mode,
                "--antialias");
        boolean rightRank = List.of(ExitCode.OK, ExitCode.STOPPED).contains(run.exit());
        assertTrue(rightRank && !run.err().contains("unexpected"), like.id() + " " + run.err());
      }
    }
  }
}
