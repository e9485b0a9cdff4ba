package io.halfpixel.image;

import io.halfpixel.preprocess.Orientation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JPEG file says before its first scan.
 *
 * <p>Source of the format: ITU-T T.81, annex B; which colours the components are is libjpeg's
 * {@code default_decompress_parms}.
 */
final class JpegSegments {
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final String JFIF = "JFIF\0";
  private static final String EXIF = "Exif\0\0";
  private static final String ADOBE = "Adobe";

  /** Such segments say to every decoder: YCbCr, whatever the names of the components are. */
  private static final byte[] JFIF_SEGMENT =
      segment(APP0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});

  private final ByteBuffer file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final List<Component> components = new ArrayList<>();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean jfif;
  private int adobe = -1;
  private int height;
  private int width;

  /** One plane: its name, and samples for each block of pixels along both axes. */
  record Component(int name, int horizontal, int vertical) {}

  private JpegSegments(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /**
   * Reads the segments before the first scan.
   *
   * @throws ImageFormatException if there is no scan, or no frame before it
   */
  static JpegSegments of(byte[] file) throws ImageFormatException {
    JpegSegments segments = new JpegSegments(file);
    try {
      segments.readAll();
    } catch (IndexOutOfBoundsException e) {
      throw new ImageFormatException("is cut short; fetch or save it again", e);
    }
    return segments;
  }

  private void readAll() throws ImageFormatException {
    int at = 2;
    while (true) {
      if ((file.get(at) & 0xFF) != 0xFF) {
        throw new ImageFormatException(
            "is damaged: extraneous bytes before a marker, at byte "
                + at
                + "; fetch or save it again");
      }
      int marker = 0xFF;
      while (marker == 0xFF) { // Any number of these may precede a marker.
        marker = file.get(++at) & 0xFF;
      }
      if (marker == SCAN) {
        break;
      }
      int length = file.getShort(at + 1) & 0xFFFF;
      read(marker, file.slice(at + 3, Math.max(0, length - 2)));
      if (!isMetadata(marker)) {
        kept.write(0xFF);
        kept.write(file.array(), at, 1 + length);
      }
      at += 1 + length;
    }
    if (components.isEmpty()) {
      throw new ImageFormatException(
          "is damaged: it has no frame before its scan; fetch or save it again");
    }
    kept.write(file.array(), at - 1, file.limit() - at + 1);
  }

  private static boolean isMetadata(int marker) {
    return marker >= APP0 && marker <= APP15 || marker == COMMENT;
  }

  /** Frames are SOF0 to SOF15; among their numbers are three other markers. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void read(int marker, ByteBuffer segment) {
    if (marker == APP0) {
      jfif |= begins(segment, JFIF);
    } else if (marker == APP1 && orientation == Orientation.UPRIGHT && begins(segment, EXIF)) {
      orientation = ExifOrientation.ofTiff(segment.position(EXIF.length()).slice());
    } else if (marker == APP14 && begins(segment, ADOBE) && segment.limit() >= 12) {
      adobe = segment.get(11) & 0xFF;
    } else if (isFrame(marker)) {
      height = segment.getShort(1) & 0xFFFF;
      width = segment.getShort(3) & 0xFFFF;
      for (int i = 0; i < segment.get(5); i++) {
        int sampling = segment.get(7 + 3 * i);
        components.add(new Component(segment.get(6 + 3 * i), sampling >> 4, sampling & 15));
      }
    }
  }

  private static boolean begins(ByteBuffer segment, String text) {
    byte[] head = new byte[Math.min(segment.limit(), text.length())];
    segment.get(0, head);
    return new String(head, StandardCharsets.ISO_8859_1).equals(text);
  }

  private static byte[] segment(int marker, byte[] data) {
    ByteBuffer segment = ByteBuffer.allocate(4 + data.length);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (2 + data.length)).put(data);
    return segment.array();
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  List<Component> components() {
    return components;
  }

  Orientation orientation() {
    return orientation;
  }

  /** Whether three components are luma and two differences of colour. */
  boolean isYcc() {
    if (jfif || adobe >= 0) {
      return jfif || adobe != 0;
    }
    return components.get(0).name() != 'R'
        || components.get(1).name() != 'G'
        || components.get(2).name() != 'B';
  }

  /**
   * Returns the file without colour profiles and other metadata, but with a segment that names the
   * colours of the components: readers guess differently where there is none.
   */
  byte[] canonical() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    boolean plain = components.size() < 3 || components.size() == 3 && isYcc();
    byte transform = (byte) (components.size() == 4 && adobe == 2 ? 2 : 0);
    byte[] named = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, transform};
    out.writeBytes(plain ? JFIF_SEGMENT : segment(APP14, named));
    out.writeBytes(kept.toByteArray());
    return out.toByteArray();
  }
}
