package io.halfpixel.benchmarks.grid;

import io.halfpixel.torch.Mode;

/** An interpolation with or without antialiasing, or the gradient of one. */
public enum Filter {
  /** {@code mode="nearest"}. */
  NEAREST("nearest", Mode.NEAREST, false),
  /** {@code mode="bilinear"}. */
  BILINEAR("bilinear", Mode.BILINEAR, false),
  /** {@code mode="bicubic"}. */
  BICUBIC("bicubic", Mode.BICUBIC, false),
  /** {@code mode="bilinear", antialias=True}. */
  BILINEAR_AA("bilinear-aa", Mode.BILINEAR, true),
  /** {@code mode="bicubic", antialias=True}. */
  BICUBIC_AA("bicubic-aa", Mode.BICUBIC, true),
  /** {@code mode="trilinear"}. */
  TRILINEAR("trilinear", Mode.TRILINEAR, false),
  /** The gradient of {@code mode="bilinear"} with respect to its input. */
  BACKWARD_BILINEAR("backward-bilinear", Mode.BILINEAR, false);

  private final String id;
  private final Mode mode;
  private final boolean antialias;

  Filter(String id, Mode mode, boolean antialias) {
    this.id = id;
    this.mode = mode;
    this.antialias = antialias;
  }

  /** Returns the name in reports, such as {@code "bilinear-aa"}. */
  public String id() {
    return id;
  }

  /** Returns PyTorch's mode. */
  public Mode mode() {
    return mode;
  }

  /** Returns whether the gradient is computed instead of the interpolation. */
  public boolean isBackward() {
    return this == BACKWARD_BILINEAR;
  }

  /** Returns whether a filter that shrinks is widened by the ratio. */
  public boolean antialias() {
    return antialias;
  }
}
