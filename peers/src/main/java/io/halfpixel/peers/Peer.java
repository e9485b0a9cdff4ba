package io.halfpixel.peers;

/** A framework that runs in this virtual machine. */
public interface Peer {
  /** Returns a short name in lower case, such as {@code "libtorch"}. */
  String id();

  /** Returns the framework's own version, such as {@code "2.13.0"}. */
  String version();
}
