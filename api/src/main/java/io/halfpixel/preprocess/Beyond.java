package io.halfpixel.preprocess;

import io.halfpixel.rules.Edge;

/** How an image goes on beyond its edges, in NumPy's words. */
public enum Beyond {
  /** With the edge pixel: a a a | a b c d | d d d. */
  EDGE(Edge.CLAMP),
  /** Mirrored at the centre of the edge pixel: d c b | a b c d | c b a. */
  REFLECT(Edge.MIRROR),
  /** Mirrored at the outer side of the edge pixel: c b a | a b c d | d c b. */
  SYMMETRIC(Edge.REFLECT);

  private final Edge edge;

  Beyond(Edge edge) {
    this.edge = edge;
  }

  Edge edge() {
    return edge;
  }
}
