/** The one list of all frameworks that can be imitated. */
@NullMarked
package io.halfpixel.faces;

import org.jspecify.annotations.NullMarked;
