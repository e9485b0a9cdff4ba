/** How it is measured: candidates that take turns in one virtual machine. */
@NullMarked
package io.halfpixel.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
