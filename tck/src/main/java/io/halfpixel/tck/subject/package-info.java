/**
 * What the rules are applied to: a backend through one binding, capped to one instruction set; and
 * the kinds of memory that it is given.
 */
@NullMarked
package io.halfpixel.tck.subject;

import org.jspecify.annotations.NullMarked;
