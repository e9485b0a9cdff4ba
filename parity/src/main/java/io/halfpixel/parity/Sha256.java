package io.halfpixel.parity;

import io.halfpixel.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the elements of a tensor. */
final class Sha256 {
  private Sha256() {}

  /** Returns the hash of the elements of a contiguous tensor, little-endian, in hexadecimal. */
  static String of(Tensor tensor) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      NpyFile.writeElements(
          new DigestOutputStream(OutputStream.nullOutputStream(), digest), tensor);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
