package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read or written: one clear line, and nothing is left behind. */
class BadFilesTest {
  @TempDir Path folder;

  private Path good;
  private List<Path> before;

  @BeforeEach
  void writeAGoodImage() throws IOException {
    byte[] samples = TestImages.noise(16 * 16 * 3);
    good = TestImages.png(folder.resolve("good.png"), 16, 16, TestImages.RGB, samples);
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    assertEquals(before, files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private String error(Object in, Object out, Object... more) throws IOException {
    before = files();
    Object[] arguments = Stream.of(more.length == 0 ? new Object[] {"--scale", 2} : more).toArray();
    return Run.of(Stream.concat(Stream.of("upsample", in, out), Stream.of(arguments)).toArray())
        .stopped();
  }

  private Path damaged(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void aMissingFile() throws IOException {
    assertTrue(error(folder.resolve("no.png"), folder.resolve("o.png")).contains("no such file"));
  }

  @Test
  void namesThatAreTooLong() throws IOException {
    Path name = folder.resolve("a".repeat(252) + ".png");
    String in = error(name, folder.resolve("o.png"));
    assertTrue(in.contains("cannot be read: File name too long; check the name"), in);
    String out = error(good, name);
    assertTrue(out.contains("cannot be written: File name too long; name another file"), out);
  }

  @Test
  void aFolderInsteadOfAFile() throws IOException {
    assertTrue(error(folder, folder.resolve("o.png")).contains("is a folder"));
    assertTrue(error(good, Files.createDirectory(folder.resolve("d.png"))).contains("is a folder"));
  }

  @Test
  void aTextIsNoImage() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "This is no image.");
    assertTrue(error(text, folder.resolve("o.png")).contains("is no image"));
  }

  @Test
  void anEmptyFileIsNoImage() throws IOException {
    assertTrue(
        error(Files.createFile(folder.resolve("e.png")), folder.resolve("o.png"))
            .contains("is no image"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.9, 0.99})
  void aPngThatIsCutShort(double part) throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    Path cut = damaged("cut.png", Arrays.copyOf(bytes, (int) (bytes.length * part)));
    assertTrue(error(cut, folder.resolve("o.png")).contains("is cut short"));
  }

  @Test
  void aPngWithAFlippedBit() throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    bytes[bytes.length / 2] ^= 4;
    assertTrue(
        error(damaged("bit.png", bytes), folder.resolve("o.png")).contains("wrong checksum"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif", "bmp", "tif"})
  void otherImagesThatAreCutShort(String format) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, 64, 64, TestImages.noise(64 * 64));
    Path whole = folder.resolve("whole." + format);
    ImageIO.write(image, format, whole.toFile());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = damaged("cut." + format, Arrays.copyOf(bytes, bytes.length / 2));
    String error = error(cut, folder.resolve("o.png"));
    assertTrue(error.contains("is damaged") || error.contains("cannot be read as"), error);
  }

  @Test
  void sixteenBitsAreTooMany() throws IOException {
    Path deep =
        TestImages.png(
            folder.resolve("deep.png"), 2, 1, 16, TestImages.GRAY, new byte[4], null, null);
    assertTrue(error(deep, folder.resolve("o.png")).contains("has 16 bits a channel"));
    TestImages.png(deep, 2, 1, 16, TestImages.RGB, new byte[12], null, null);
    assertTrue(error(deep, folder.resolve("o.png")).contains("has 16 bits a channel"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.xyz", "o", "o.", ".png.txt"})
  void anUnknownEnding(String name) throws IOException {
    String error = error(good, folder.resolve(name));
    assertTrue(error.contains("unknown ending") && error.contains("png"), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.gif", "o.WBMP"})
  void formatsOfFewerColours(String name) throws IOException {
    String error = error(good, folder.resolve(name));
    assertTrue(error.contains("would change the colours") && error.contains("png"), error);
  }

  @Test
  void aFolderThatIsNotThere() throws IOException {
    assertTrue(error(good, folder.resolve("none").resolve("o.png")).contains("there is no folder"));
    assertTrue(error(good, good.resolve("o.png")).contains("there is no folder"));
  }

  @Test
  void theSameFileTwice() throws IOException {
    byte[] bytes = Files.readAllBytes(good);
    assertTrue(error(good, good).contains("the same file"));
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), good);
    assertTrue(error(good, link).contains("the same file"));
    assertArrayEquals(bytes, Files.readAllBytes(good));
  }

  @Test
  void aFailedRunKeepsTheOldOutput() throws IOException {
    Path old = Files.writeString(folder.resolve("old.png"), "old");
    error(good, old, "--scale", 2, "--mode", "lanczos");
    assertEquals("old", Files.readString(old));
  }

  @Test
  void jpegHasNoAlpha() throws IOException {
    Path alpha =
        TestImages.png(folder.resolve("a.png"), 4, 4, TestImages.RGBA, TestImages.noise(4 * 4 * 4));
    String error = error(alpha, folder.resolve("o.jpg"));
    assertTrue(error.contains("cannot hold RGB and alpha") && error.contains(".png"), error);
  }

  @Test
  void tooLargeForAnArray() throws IOException {
    for (String scale : List.of("100000", "1e9", "1e300")) {
      String error = error(good, folder.resolve("o.png"), "--scale", scale);
      assertTrue(error.contains("is too large"), error);
    }
  }

  @Test
  void ranksThatTheModeDoesNotKnow() throws IOException {
    Path tensor = folder.resolve("t.npy");
    Path out = folder.resolve("o.npy");
    NpyFile.write(tensor, Tensor.of(new float[6], 2, 3));
    assertTrue(error(tensor, out).contains("Only 3D, 4D and 5D input Tensors supported (got 2D)"));
    assertTrue(error(tensor, out, "--scale", 2, "--like", "tf").contains("is no image"));
    NpyFile.write(tensor, Tensor.of(new float[6], 1, 2, 3));
    assertTrue(
        error(tensor, out, "--scale", 2, "--mode", "bilinear")
            .contains("Got 3D input, but bilinear mode needs 4D input"));
  }

  @Test
  void aTensorThatIsNoImage() throws IOException {
    Path tensor = folder.resolve("t.npy");
    NpyFile.write(tensor, Tensor.of(new float[5 * 4], 1, 5, 2, 2));
    String error = error(tensor, folder.resolve("o.png"));
    assertTrue(error.contains("is no image") && error.contains(".npy"), error);
  }

  @Test
  void damagedTensors() throws IOException {
    Path whole = folder.resolve("t.npy");
    NpyFile.write(whole, Tensor.of(new float[16], 1, 1, 4, 4));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = damaged("cut.npy", Arrays.copyOf(bytes, bytes.length - 1));
    assertTrue(error(cut, folder.resolve("o.npy")).contains("ends before its last element"));
    Path image = damaged("image.npy", Files.readAllBytes(good));
    assertTrue(error(image, folder.resolve("o.npy")).contains("is no .npy file"));
  }
}
