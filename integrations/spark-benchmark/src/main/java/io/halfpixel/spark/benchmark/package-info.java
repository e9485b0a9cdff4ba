/** Images a second of jobs on Spark. */
@NullMarked
package io.halfpixel.spark.benchmark;

import org.jspecify.annotations.NullMarked;
