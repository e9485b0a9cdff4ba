/**
 * Random steps, plans, calls of faces and numbers of the kinds that find mistakes. The same seed
 * gives the same everywhere.
 */
@NullMarked
package io.halfpixel.tck.random;

import org.jspecify.annotations.NullMarked;
