/**
 * What the C++ part gets from the suite: files of cases for its tests, and the header that
 * describes an encoded plan.
 */
@NullMarked
package io.halfpixel.tck.cpp;

import org.jspecify.annotations.NullMarked;
