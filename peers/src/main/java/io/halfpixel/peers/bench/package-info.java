/** The peers as candidates of {@code halfpixel bench --peers}. */
@NullMarked
package io.halfpixel.peers.bench;

import org.jspecify.annotations.NullMarked;
