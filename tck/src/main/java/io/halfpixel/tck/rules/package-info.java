/**
 * The rule families.
 *
 * <p>The rules are those of {@code docs/numeric-contract.md}; a test method carries the number of
 * its rule in its name. A family is run by an empty subclass; the configuration parameter {@value
 * io.halfpixel.tck.subject.TckSubjects#SOURCE} names the class that supplies the subjects.
 */
@NullMarked
package io.halfpixel.tck.rules;

import org.jspecify.annotations.NullMarked;
