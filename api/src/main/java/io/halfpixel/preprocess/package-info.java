/**
 * The way from an image to a model's input as one plan: {@link io.halfpixel.preprocess.Stages} that
 * turn, resize, crop, pad and scale pixels make a {@link io.halfpixel.preprocess.Preprocessor},
 * which runs them in one pass.
 *
 * <p>Nothing here knows a framework. What a framework resizes with is a {@link
 * io.halfpixel.preprocess.ResizeMethod}, what sizes it computes a {@link
 * io.halfpixel.preprocess.SizeRule}, where its crop starts a {@link
 * io.halfpixel.preprocess.CropRule}.
 */
@NullMarked
package io.halfpixel.preprocess;

import org.jspecify.annotations.NullMarked;
