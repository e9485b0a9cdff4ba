/**
 * The command line, one class a command. Files become tensors, a framework's face resamples them,
 * tensors become files; what goes wrong on the way is one line and an exit code.
 */
@NullMarked
package io.halfpixel.cli;

import org.jspecify.annotations.NullMarked;
