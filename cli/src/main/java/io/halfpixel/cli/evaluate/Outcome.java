package io.halfpixel.cli.evaluate;

import io.halfpixel.call.Enlargement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one candidate.
 *
 * @param candidate the way of enlarging
 * @param image the result as the framework returns it, in float32
 * @param psnr the peak signal-to-noise ratio in decibels, infinite if nothing differs
 * @param ssim the mean structural similarity
 * @param shift the measured displacement, or null if the image has no structure to measure it by
 * @param micros the median time of each backend by id, in microseconds
 * @param bytes how many bytes of memory the call reads and writes
 */
record Outcome(
    Enlargement candidate,
    Photo image,
    double psnr,
    double ssim,
    @Nullable Shift shift,
    Map<String, Double> micros,
    long bytes) {
  /** Returns the bytes read and written in a second, in units of 10^9. */
  double gigabytesPerSecond(String backend) {
    return bytes / micros.get(backend) / 1e3;
  }
}
