package io.halfpixel.benchmarks.grid;

import io.halfpixel.Shape;

/** A shape [n, c, ...spatial] and the lengths that its spatial axes get. */
public enum Work {
  /** One small image, dominated by the cost of a call. */
  SMALL(Shape.of(1, 3, 32, 32), 64, 64),
  /** The feature maps of a decoder. */
  MAPS(Shape.of(1, 64, 128, 128), 256, 256),
  /** A film frame to 4K. */
  FRAME_TO_4K(Shape.of(1, 3, 1080, 1920), 2160, 3840),
  /** A film frame to what an image network reads. */
  FRAME_TO_224(Shape.of(1, 3, 1080, 1920), 224, 224),
  /** A film frame to 720p. */
  FRAME_TO_720P(Shape.of(1, 3, 1080, 1920), 720, 1280),
  /** A batch of feature maps. */
  BATCH(Shape.of(32, 32, 30, 30), 60, 60),
  /** A volume with one channel. */
  VOLUME(Shape.of(1, 1, 64, 64, 64), 128, 128, 128);

  @SuppressWarnings("ImmutableEnumChecker") // Immutable.
  private final Shape source;

  @SuppressWarnings("ImmutableEnumChecker") // Never written, never handed out.
  private final long[] size;

  Work(Shape source, long... size) {
    this.source = source;
    this.size = size;
  }

  /** Returns the shape that is resampled. */
  public Shape source() {
    return source;
  }

  /** Returns the spatial lengths of the result, outermost first. */
  public long[] size() {
    return size.clone();
  }
}
