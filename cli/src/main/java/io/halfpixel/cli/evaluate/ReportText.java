package io.halfpixel.cli.evaluate;

import java.util.Locale;

/** Numbers and words as the report writes them. */
final class ReportText {
  private ReportText() {}

  static String decibels(double psnr) {
    return Double.isInfinite(psnr) ? "exact" : String.format(Locale.ROOT, "%.2f dB", psnr);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Returns text with the characters that mean something in HTML written as entities. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
