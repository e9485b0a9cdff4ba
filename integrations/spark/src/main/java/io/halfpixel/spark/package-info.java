/**
 * Columns of images made ready for a model on Apache Spark, with the same bits on every executor.
 *
 * <p>{@link io.halfpixel.spark.HalfpixelPreprocessor} does what a model's configuration says,
 * {@link io.halfpixel.spark.HalfpixelResize} what its parameters say; both are stages of a {@code
 * Pipeline}. {@link io.halfpixel.spark.HalfpixelFunctions} has the functions of SQL.
 */
@NullMarked
package io.halfpixel.spark;

import org.jspecify.annotations.NullMarked;
