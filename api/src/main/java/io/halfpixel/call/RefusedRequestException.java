package io.halfpixel.call;

import java.io.Serial;

/** A part of a {@link Request} that a framework's call cannot express. */
public final class RefusedRequestException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** The parts of a request. */
  public enum Part {
    /** {@link Request#mode}. */
    MODE,
    /** {@link Request#scale}. */
    SCALE,
    /** {@link Request#antialias}. */
    ANTIALIAS,
    /** {@link Request#alignCorners}. */
    ALIGN_CORNERS
  }

  private final Part part;

  /**
   * Creates the exception.
   *
   * @param part what cannot be expressed
   * @param reason which call cannot, and why, as a clause such as "Keras has no such argument"
   */
  public RefusedRequestException(Part part, String reason) {
    super(reason);
    this.part = part;
  }

  /** Returns what cannot be expressed; the message says why. */
  public Part part() {
    return part;
  }
}
