package io.halfpixel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the libraries themselves decode of the test images: {@code record-decodings.py}. */
class DecodingsTest {
  private static List<String> recorded() {
    return new String(TestFiles.resource("decodings.tsv"), StandardCharsets.UTF_8).lines().toList();
  }

  /** What torchvision and TensorFlow make of a TIFF file no test can ask: they read none. */
  @ParameterizedTest
  @EnumSource(Decoding.class)
  void inksOf16BitsAreDecodedToBytes(Decoding decoding) throws IOException {
    DecodedImage image = ImageFile.read(TestFiles.resource("cmyk16.tif"), decoding);
    assertEquals(3, image.height());
    assertEquals(5, image.width());
    assertEquals(DataType.U8, image.pixels().dataType());
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void pixelsAreTheLibrarys(String line) throws IOException, NoSuchAlgorithmException {
    String[] fields = line.split("\t", -1);
    DecodedImage image = decoded(TestFiles.resource(fields[0]), fields[1], fields[2]);
    String shape =
        LongStream.of(image.pixels().shape().toArray())
            .mapToObj(Long::toString)
            .collect(Collectors.joining(","));
    if (fields[1].startsWith("PILLOW")) {
      assertEquals(fields[2], image.mode().frameworkName());
    }
    assertEquals(fields[2].equals("BGR"), image.isBgr());
    assertEquals(fields[3], shape);
    assertEquals(fields[4], sha256(image.pixels()));
  }

  private static DecodedImage decoded(byte[] file, String library, String mode) throws IOException {
    return switch (library) {
      case "PILLOW.convert" -> ImageFile.read(file, Decoding.PILLOW).convert(mode);
      case "PILLOW.upright" -> ImageFile.read(file, Decoding.PILLOW).upright();
      default -> ImageFile.read(file, Decoding.valueOf(library));
    };
  }

  private static String sha256(Tensor pixels) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    if (pixels.array() instanceof byte[] bytes) {
      digest.update(bytes);
    } else {
      short[] words = (short[]) pixels.array();
      ByteBuffer buffer = ByteBuffer.allocate(2 * words.length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.asShortBuffer().put(words);
      digest.update(buffer);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void tensorFlowsDefaultTransformIsRefusedByName() throws IOException {
    byte[] jpeg = TestFiles.resource("jpg420odd.jpg");
    Exception refused =
        assertThrows(
            UnsupportedDecodingException.class, () -> ImageFile.read(jpeg, Decoding.TENSORFLOW));
    assertTrue(refused.getMessage().contains("INTEGER_FAST"), refused.getMessage());
    assertEquals("RGB", ImageFile.read(jpeg, Decoding.TENSORFLOW_ACCURATE).mode().frameworkName());
  }

  @Test
  void torchvisionsUnwrittenIndicesAreRefusedByName() {
    byte[] png = TestFiles.resource("pngpal2inter.png");
    Exception refused =
        assertThrows(
            UnsupportedDecodingException.class, () -> ImageFile.read(png, Decoding.TORCHVISION));
    assertTrue(refused.getMessage().contains("UNCHANGED"), refused.getMessage());
  }

  /** Repeated rows, as libjpeg 6b gives them, become those of libjpeg-turbo. */
  @Test
  void tallChromaIsInterpolatedHereWhereTheReaderRepeatsIt() throws IOException {
    byte[] file = TestFiles.resource("jpg440.jpg");
    JpegSegments segments = JpegSegments.of(file);
    assertTrue(TallChroma.isTall(segments.components()));
    if (TallChroma.isRepeatedByReader()) {
      Tensor pixels = TallChroma.decode(segments.canonical(), percent -> {});
      assertEquals(
          0,
          ByteBuffer.wrap((byte[]) pixels.array())
              .compareTo(
                  ByteBuffer.wrap(
                      (byte[]) ImageFile.read(file, Decoding.PILLOW).pixels().array())));
    }
  }

  @Test
  void orientationIsKnownAndAppliedOnDemand() throws IOException {
    DecodedImage stored =
        ImageFile.read(
            new ByteArrayInputStream(TestFiles.resource("jpgexif6.jpg")), Decoding.PILLOW);
    DecodedImage upright = stored.upright();
    assertEquals(6, stored.orientation().exif());
    assertEquals(1, upright.orientation().exif());
    assertEquals(stored.height(), upright.width());
    assertEquals(6, ImageFile.header(TestFiles.resource("jpgexif6.jpg")).orientation().exif());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpgexif6.jpg", "tiff6.tif"})
  void theHeaderKnowsWhoTurnsAnImage(String name) throws IOException {
    byte[] file = TestFiles.resource(name);
    ImageFile.Header header = ImageFile.header(file);
    assertEquals(6, header.orientation().exif());
    for (Decoding decoding : Decoding.values()) {
      if (decoding != Decoding.TENSORFLOW) {
        assertEquals(
            ImageFile.read(file, decoding).orientation(), header.orientation(decoding), name);
      }
    }
  }

  @Test
  void conversionsThatAreNotKnownAreRefused() throws IOException {
    DecodedImage rgb = ImageFile.read(TestFiles.resource("jpg420odd.jpg"), Decoding.PILLOW);
    assertThrows(UnsupportedModeException.class, () -> rgb.convert(ImageMode.BILEVEL));
    DecodedImage bgr = ImageFile.read(TestFiles.resource("jpg420odd.jpg"), Decoding.OPENCV);
    assertThrows(UnsupportedModeException.class, () -> bgr.convert("L"));
    DecodedImage words = ImageFile.read(TestFiles.resource("p1_16_2.png"), Decoding.TORCHVISION);
    assertThrows(UnsupportedModeException.class, () -> words.convert("L"));
  }
}
