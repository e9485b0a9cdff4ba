package io.halfpixel.peers;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.global.torch;

/**
 * PyTorch's C++ library. Calls run on the thread that calls; the library adds its own OpenMP
 * threads.
 */
public final class LibTorch implements Peer {
  private static final Pattern VERSION = Pattern.compile("TORCH_VERSION=([0-9.]+)");

  /** Loads the library. */
  public LibTorch() {
    torch.get_num_threads();
  }

  @Override
  public String id() {
    return "libtorch";
  }

  @Override
  public String version() {
    Matcher version = VERSION.matcher(torch.show_config().getString());
    if (!version.find()) {
      throw new IllegalStateException("libtorch does not say its version");
    }
    return version.group(1);
  }

  /**
   * Returns the instruction set of the kernels that the library chose: {@code DEFAULT}, {@code
   * AVX2} or {@code AVX512}. The environment variable {@code ATEN_CPU_CAPABILITY} lowers it.
   */
  public String cpuCapability() {
    return torch.get_cpu_capability().getString();
  }

  /** Sets {@code torch.set_num_threads} for calls that this thread runs. */
  public void numThreads(int threads) {
    torch.set_num_threads(threads);
  }

  /** Returns {@code torch.get_num_threads()}. */
  public int numThreads() {
    return torch.get_num_threads();
  }

  /**
   * Prepares {@code torch.nn.functional.interpolate}. Each run allocates its result, as in Python.
   *
   * @param input of shape [n, c, ...spatial], {@link MemoryFormat#CONTIGUOUS} or {@link
   *     MemoryFormat#CHANNELS_LAST}
   */
  public PeerCall interpolate(TorchCall call, Tensor input) {
    return new TorchForward(call, input);
  }

  /**
   * Returns whether the Java binding has the {@code out=} form of a call: not of nearest-exact,
   * area and the antialiased modes.
   */
  public static boolean hasOutForm(TorchCall call) {
    return switch (call.mode()) {
      case NEAREST, LINEAR, TRILINEAR -> true;
      case BILINEAR, BICUBIC -> !call.antialias();
      case NEAREST_EXACT, AREA, LANCZOS -> false;
    };
  }

  /**
   * Prepares the same call into memory that is allocated once, through the {@code out=} form of the
   * underlying operation.
   *
   * @throws UnsupportedOperationException unless {@link #hasOutForm}
   */
  public PeerCall interpolateInto(TorchCall call, Tensor input) {
    if (!hasOutForm(call)) {
      throw new UnsupportedOperationException("PyTorch's Java binding has no out= form of " + call);
    }
    return new TorchForwardInto(call, input);
  }

  /**
   * Prepares the gradient of {@code interpolate} with respect to its input, by autograd. The
   * forward call runs once, here; each run is the backward kernel alone.
   *
   * @param input the specification of the input, of a floating-point type
   * @param gradient with respect to the result, of the result's specification
   */
  public PeerCall interpolateBackward(TorchCall call, TensorSpec input, Tensor gradient) {
    return new TorchBackward(call, input, gradient);
  }

  /**
   * Prepares {@code torch.pixel_shuffle}.
   *
   * @param input {@link MemoryFormat#CONTIGUOUS} of any rank up to eight, or {@link
   *     MemoryFormat#CHANNELS_LAST}
   */
  public PeerCall pixelShuffle(long upscaleFactor, Tensor input) {
    return new TorchRearrangement(input, x -> torch.pixel_shuffle(x, upscaleFactor));
  }

  /** Prepares {@code torch.pixel_unshuffle}, which takes the same inputs. */
  public PeerCall pixelUnshuffle(long downscaleFactor, Tensor input) {
    return new TorchRearrangement(input, x -> torch.pixel_unshuffle(x, downscaleFactor));
  }
}
