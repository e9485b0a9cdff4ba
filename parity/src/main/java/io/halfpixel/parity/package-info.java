/**
 * Parity with other frameworks: a directory of recorded calls, the faces that imitate them, and the
 * comparison.
 *
 * <p>A parity directory holds {@code cases.jsonl}, one JSON object a line, and the {@code .npy}
 * files it names. {@link io.halfpixel.parity.ParityRunner} runs all of it.
 */
@NullMarked
package io.halfpixel.parity;

import org.jspecify.annotations.NullMarked;
