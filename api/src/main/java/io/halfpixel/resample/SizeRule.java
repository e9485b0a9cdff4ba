package io.halfpixel.resample;

/** How the lengths that were asked for become the lengths of the result. */
public enum SizeRule {
  /** The result has these lengths. */
  EXACT,
  /** The largest result of the same proportions that fits into a box of these lengths. */
  FIT_INSIDE,
  /** The smallest result of the same proportions into which a box of these lengths fits. */
  COVER,
  /** The shortest axis gets the one length given, the others follow in proportion. */
  SHORTEST_EDGE
}
