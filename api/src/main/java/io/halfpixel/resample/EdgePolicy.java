package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.rules.Edge;

/**
 * What lies beyond the edges of the input. Mirrored inputs are mirrored beyond their edges too.
 * Immutable and thread-safe.
 */
public final class EdgePolicy {
  /** The edge pixel again: a a a | a b c d | d d d. The default. */
  public static final EdgePolicy CLAMP = new EdgePolicy(Edge.CLAMP, 0);

  /** The image mirrored at its border: c b a | a b c d | d c b. */
  public static final EdgePolicy REFLECT = new EdgePolicy(Edge.REFLECT, 0);

  /** The image mirrored at the centre of its edge pixel: d c b | a b c d | c b a. */
  public static final EdgePolicy MIRROR = new EdgePolicy(Edge.MIRROR, 0);

  /** The image again: b c d | a b c d | a b c. */
  public static final EdgePolicy WRAP = new EdgePolicy(Edge.WRAP, 0);

  /**
   * Nothing: the weights of the pixels inside are scaled to the sum 1. Where they are less than a
   * quarter of all weights, the nearest pixel is taken.
   */
  public static final EdgePolicy RENORMALIZE = new EdgePolicy(Edge.LEAVE_OUT, 0);

  private final Edge edge;
  private final double value;

  private EdgePolicy(Edge edge, double value) {
    this.edge = edge;
    this.value = value;
  }

  /**
   * Returns the policy that has one value everywhere outside. It is rounded to the type of a
   * floating-point tensor; for an integer tensor it must be one of its values.
   *
   * @throws InvalidArgumentException if the value is not finite
   */
  public static EdgePolicy constant(double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidArgumentException("an edge has a finite value, but got " + value);
    }
    return new EdgePolicy(Edge.CONSTANT, value == 0 ? 0 : value);
  }

  Edge edge() {
    return edge;
  }

  double value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EdgePolicy policy && policy.edge == edge && policy.value == value;
  }

  @Override
  public int hashCode() {
    return 31 * edge.hashCode() + Double.hashCode(value);
  }

  /** Returns the name, such as {@code CLAMP} or {@code constant(0.5)}. */
  @Override
  public String toString() {
    return switch (edge) {
      case CONSTANT -> "constant(" + value + ")";
      case LEAVE_OUT -> "RENORMALIZE";
      default -> edge.name();
    };
  }
}
