package io.halfpixel.spi.encoding;

/** The kinds of steps. Their order is that of their numbers in an encoded plan, from 1. */
public enum StepKind {
  GATHER,
  RESAMPLE_1D,
  FIXED_POINT_1D,
  CORNER_BLEND,
  CONVERT,
  BIN_MEAN,
  CASCADE_MEAN,
  PERMUTE,
  ADJOINT_SUM,
  PAD,
  CLAMP,
  CHANNEL_ARITHMETIC,
  ALPHA
}
