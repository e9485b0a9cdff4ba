package io.halfpixel.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Files of the test resources, and metadata put into files. */
final class TestFiles {
  private TestFiles() {}

  static byte[] resource(String name) {
    try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A TIFF structure with one directory: the maker, then the orientation. */
  static byte[] exif(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(38).order(order);
    tiff.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010F).putShort((short) 2).putInt(2).put(new byte[] {'x', 0, 0, 0});
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return tiff.array();
  }

  /** A JPEG file with a segment of EXIF after its beginning. */
  static byte[] jpegWith(byte[] jpeg, byte[] exif) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + exif.length + 1);
    out.put(jpeg, 0, 2).put(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xE1}); // A fill byte.
    out.putShort((short) (2 + 6 + exif.length)).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    return out.put(exif).put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG file with a chunk before its last one. */
  static byte[] pngWith(byte[] png, String name, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    checksum.update(data);
    out.write(png, 0, png.length - 12);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(type);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    out.write(png, png.length - 12, 12);
    return out.toByteArray();
  }
}
