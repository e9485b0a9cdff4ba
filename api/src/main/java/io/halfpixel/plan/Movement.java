package io.halfpixel.plan;

/** A step that copies the bits of elements, those of NaN included, and computes nothing. */
public sealed interface Movement extends Step permits Gather, Permute, Pad {}
