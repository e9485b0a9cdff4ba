package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images and tensors through the command give what the frameworks gave, to the bit. */
class RecordedResultsTest {
  private static final int[] PNG_COLOR_TYPES = {
    TestImages.GRAY, TestImages.GRAY_ALPHA, TestImages.RGB, TestImages.RGBA
  };

  @TempDir Path folder;

  private Path recorded(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = getClass().getResourceAsStream("recorded/" + name)) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
    return file;
  }

  private static void resize(Path in, Path out, String like, String options) {
    Stream<Object> files = Stream.of("resize", in, out, "--like", like);
    Run.of(Stream.concat(files, Stream.of(options.split(" "))).toArray()).ok();
  }

  @ParameterizedTest
  @CsvSource({
    "torch-7-0017, torch, --size 14x12 --mode bilinear",
    "torch-4713-0003, torch, --size 48x21 --mode bicubic",
    "torch-4711-0167, torch, --size 80x2 --mode bicubic --antialias",
    "torch-4711-0170, torch, --size 4x30 --mode bicubic --align-corners",
    "keras-4711-0080, keras, --size 48x8 --mode lanczos3",
  })
  void images(String id, String like, String options) throws IOException {
    boolean channelsFirst = like.equals("torch");
    Picture input = Picture.of(NpyFile.read(recorded(id + ".in.npy")), channelsFirst);
    Picture expected = Picture.of(NpyFile.read(recorded(id + ".out.npy")), channelsFirst);
    int colorType = PNG_COLOR_TYPES[input.channels() - 1];
    Path in = folder.resolve("in.png");
    TestImages.png(in, input.width(), input.height(), colorType, input.samples());
    Path out = folder.resolve("out.png");
    resize(in, out, like, options);
    assertEquals(expected.width(), TestImages.image(out).getWidth());
    assertArrayEquals(expected.samples(), TestImages.samples(out));
  }

  @ParameterizedTest
  @CsvSource({
    "torch-4711-0170, torch, --size 4x30 --mode bicubic --align-corners",
    "keras-4711-0080, keras, --size 48x8 --mode lanczos3",
    "tf-4711-0016, tf, --size 63x24 --mode bicubic",
    "tf-4711-0045, tf, --size 18x30 --mode bilinear",
  })
  void tensors(String id, String like, String options) throws IOException {
    Path out = folder.resolve("out.npy");
    resize(recorded(id + ".in.npy"), out, like, options);
    Tensor expected = NpyFile.read(recorded(id + ".out.npy"));
    Tensor result = NpyFile.read(out);
    assertEquals(expected.spec(), result.spec());
    assertEquals(0, BitDifference.count(expected, result));
  }
}
