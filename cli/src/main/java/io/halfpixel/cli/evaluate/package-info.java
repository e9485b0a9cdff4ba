/**
 * The measurements and the report of {@code halfpixel evaluate}: how well do the frameworks enlarge
 * an image whose large original is known?
 */
@NullMarked
package io.halfpixel.cli.evaluate;

import org.jspecify.annotations.NullMarked;
