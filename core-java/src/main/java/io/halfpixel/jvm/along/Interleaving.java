package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.ElementMoves;

/**
 * Puts the results of several phases in turn: block j of phase p, {@code inner} values long, goes
 * to position j·phases + p.
 */
final class Interleaving<A> {
  /** Blocks from this length on are worth a call each. */
  private static final int LONG_BLOCK = 8;

  private final Carrier<A> carrier;
  private final int blocks;
  private final int inner;

  /**
   * For blocks of a few values: all phases one behind the other, and where each value of the target
   * comes from.
   */
  private final A joined;

  private final int[] origin;

  Interleaving(int phases, int blocks, int inner, Carrier<A> carrier) {
    this.carrier = carrier;
    this.blocks = blocks;
    this.inner = inner;
    boolean gathered = inner < LONG_BLOCK && phases > 1 && !(inner == 1 && phases == 2);
    this.origin = new int[gathered ? phases * blocks * inner : 0];
    this.joined = carrier.row(origin.length);
    for (int i = 0; i < origin.length; i++) {
      int block = i / inner;
      origin[i] = (block % phases * blocks + block / phases) * inner + i % inner;
    }
  }

  private Interleaving(Interleaving<A> other) {
    this.carrier = other.carrier;
    this.blocks = other.blocks;
    this.inner = other.inner;
    this.origin = other.origin;
    this.joined = carrier.row(origin.length);
  }

  Interleaving<A> forRun() {
    return new Interleaving<>(this);
  }

  void run(A[] phases, A target, int at) {
    int length = blocks * inner;
    if (phases.length == 1) {
      System.arraycopy(phases[0], 0, target, at, length);
    } else if (origin.length > 0) {
      for (int p = 0; p < phases.length; p++) {
        System.arraycopy(phases[p], 0, joined, p * length, length);
      }
      ElementMoves.gather(joined, 0, origin, target, at);
    } else if (inner == 1) {
      carrier.interleave(phases[0], phases[1], length, target, at);
    } else {
      blocks(phases, target, at);
    }
  }

  private void blocks(A[] phases, A target, int at) {
    int to = at;
    for (int block = 0; block < blocks; block++) {
      for (A phase : phases) {
        System.arraycopy(phase, block * inner, target, to, inner);
        to += inner;
      }
    }
  }
}
