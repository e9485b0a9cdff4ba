package io.halfpixel.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The formats of image files that are told apart; by their first bytes, not by a name. */
public enum ImageFormat {
  /** ISO/IEC 10918: baseline or progressive, 8 bits. */
  JPEG("\u00FF\u00D8\u00FF"),
  /** Portable Network Graphics. */
  PNG("\u0089PNG\r\n\u001A\n"),
  /** Graphics Interchange Format; the first frame is read. */
  GIF("GIF87a", "GIF89a"),
  /** Windows bitmap. */
  BMP("BM"),
  /** Tag Image File Format; the first page is read. */
  TIFF("II*\0", "MM\0*"),
  /** WebP. */
  WEBP("RIFF....WEBP"),
  /** Whatever else a plug-in of Image I/O reads. */
  OTHER;

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<String> signatures;

  ImageFormat(String... signatures) {
    this.signatures = List.of(signatures);
  }

  /** Returns the format of a file; {@link #OTHER} if it is none of those above. */
  static ImageFormat of(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.signatures.stream().anyMatch(known -> matches(head, known)))
        .findFirst()
        .orElse(OTHER);
  }

  private static boolean matches(String head, String signature) {
    return head.length() >= signature.length()
        && Stream.iterate(0, i -> i < signature.length(), i -> i + 1)
            .allMatch(i -> signature.charAt(i) == '.' || signature.charAt(i) == head.charAt(i));
  }
}
