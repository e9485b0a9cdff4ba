/**
 * The frameworks themselves, running in this virtual machine: what Halfpixel is compared with, in
 * bits and in speed.
 *
 * <p>One class per framework implements {@link io.halfpixel.peers.Peer} and prepares calls. A
 * {@link io.halfpixel.peers.PeerCall} keeps everything that a framework needs, so that running it
 * costs what the framework's kernel costs. This code is for tests and benchmarks and is not
 * shipped.
 */
@NullMarked
package io.halfpixel.peers;

import org.jspecify.annotations.NullMarked;
