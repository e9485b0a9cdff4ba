/**
 * The technology compatibility kit: rule families that every backend must pass, and the interpreter
 * that knows the answers.
 *
 * <p>The rules are those of {@code docs/numeric-contract.md}; a test method carries the number of
 * its rule in its name. A family is run by an empty subclass; the configuration parameter {@value
 * io.halfpixel.tck.TckSubjects#SOURCE} names the class that supplies the subjects.
 */
@NullMarked
package io.halfpixel.tck;

import org.jspecify.annotations.NullMarked;
