/** What is measured: the one grid that the benchmark, its report and the regression guard share. */
@NullMarked
package io.halfpixel.benchmarks.grid;

import org.jspecify.annotations.NullMarked;
