package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.Orientation;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read, and images whose samples are no unsigned integers of 16 bits. */
class PromisesTest {
  private static final byte[] NO_IMAGE = {1, 2, 3, 4};

  /** Of a kind whose pixels in TensorFlow no decoder of Java gives. */
  private static final byte[] JPEG = TestFiles.resource("jpg420odd.jpg");

  /** A stream from a disk that breaks. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("input/output error");
    }
  }

  private static InputStream stream(byte[] file) {
    return new ByteArrayInputStream(file);
  }

  @Test
  void files(@TempDir Path folder) throws IOException {
    Path absent = folder.resolve("absent.png");
    assertThrows(NoSuchFileException.class, () -> ImageFile.read(absent, Decoding.PILLOW));
    Path text = Files.write(folder.resolve("text.png"), NO_IMAGE);
    assertThrows(ImageFormatException.class, () -> ImageFile.read(text, Decoding.PILLOW));
    Path jpeg = Files.write(folder.resolve("jpeg.png"), JPEG);
    assertThrows(
        UnsupportedDecodingException.class, () -> ImageFile.read(jpeg, Decoding.TENSORFLOW));
  }

  @Test
  void streams() {
    Exception broken =
        assertThrows(IOException.class, () -> ImageFile.read(new Broken(), Decoding.PILLOW));
    assertEquals("input/output error", broken.getMessage());
    assertThrows(
        ImageFormatException.class, () -> ImageFile.read(stream(NO_IMAGE), Decoding.PILLOW));
    assertThrows(
        UnsupportedDecodingException.class,
        () -> ImageFile.read(stream(JPEG), Decoding.TENSORFLOW));
  }

  private static BufferedImage floats() {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_FLOAT);
    return new BufferedImage(model, model.createCompatibleWritableRaster(4, 3), false, null);
  }

  private static void invalid(String words, Executable call) {
    String message = assertThrows(InvalidArgumentException.class, call).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void samplesThatAreNoIntegers() {
    BufferedImage floats = floats();
    invalid("16 bits without sign", () -> Images.decoded(floats));
    invalid("16 bits without sign", () -> Images.view(floats));
    invalid("16 bits without sign", () -> Images.upright(floats, Orientation.UPSIDE_DOWN));
    invalid("16 bits without sign", () -> Images.fit(floats, 2, 2));
    invalid("16 bits without sign", () -> Images.fit(floats, 2, 2, Resampling.BICUBIC));
  }

  @Test
  void lengthsAndModes() {
    BufferedImage gray = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    invalid("0", () -> Images.fit(gray, 0, 2));
    invalid("sepia", () -> Images.decoded(gray).convert("sepia"));
  }
}
