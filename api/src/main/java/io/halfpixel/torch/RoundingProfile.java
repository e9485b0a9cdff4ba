package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.Locale;

/**
 * Which build of PyTorch's CPU kernels to imitate.
 *
 * <p>PyTorch compiles them twice. The bits of about half of all interpolated {@code float32}
 * results differ between the two builds, by about one unit in the last place of the largest tap,
 * and so do a few indices of mode {@code nearest-exact}.
 */
public enum RoundingProfile {
  /**
   * The build that released x86-64 wheels run on every processor with AVX2, AVX-512 included:
   * compiled with {@code -mavx2 -mfma}, so that most products followed by a sum are rounded once.
   */
  FMA,
  /**
   * The build without fused multiply-add, as chosen by {@code ATEN_CPU_CAPABILITY=default}: every
   * operation is rounded.
   */
  STRICT;

  /**
   * Returns the build that runs on a processor.
   *
   * @param cpuCapability as {@code torch.backends.cpu.get_cpu_capability()} has it, upper or lower
   *     case: {@code "default"}, {@code "avx2"} or {@code "avx512"}
   * @throws InvalidArgumentException if it is another word
   */
  public static RoundingProfile of(String cpuCapability) {
    return switch (cpuCapability.toLowerCase(Locale.ROOT)) {
      case "default" -> STRICT;
      case "avx2", "avx512" -> FMA;
      default ->
          throw new InvalidArgumentException(
              "a cpu capability is \"default\", \"avx2\" or \"avx512\", but got \""
                  + cpuCapability
                  + "\"");
    };
  }
}
