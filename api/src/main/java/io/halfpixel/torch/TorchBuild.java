package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.Objects;

/**
 * The PyTorch that a model was trained or recorded with: its release, and which build of its
 * kernels the processor runs. Immutable and thread-safe.
 *
 * <pre>{@code
 * TorchBuild build = TorchBuild.of("1.13.1+cu117", "avx2");
 * Upsample up = Upsample.builder().scaleFactor(2).mode(Mode.BILINEAR).imitate(build).build();
 * }</pre>
 *
 * @param version the release
 * @param profile the build of its kernels
 */
public record TorchBuild(TorchVersion version, RoundingProfile profile) {
  /** Checks for null. */
  public TorchBuild {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(profile, "profile");
  }

  /**
   * Returns what computes as a release does on a processor.
   *
   * @param release as {@code torch.__version__} has it, such as {@code "1.13.1+cu117"}
   * @param cpuCapability as {@code torch.backends.cpu.get_cpu_capability()} has it, upper or lower
   *     case: {@code "avx2"} and {@code "avx512"} give the same bits, {@code "default"} is the
   *     build for processors without AVX2
   * @throws InvalidArgumentException if the release or the capability is unknown
   */
  public static TorchBuild of(String release, String cpuCapability) {
    return new TorchBuild(TorchVersion.of(release), RoundingProfile.of(cpuCapability));
  }
}
