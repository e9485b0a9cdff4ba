package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Carrier;
import java.util.Arrays;

/**
 * The rows that a vertical pass asked for last, so that each is produced once while its neighbours
 * need it.
 *
 * <p>Row r lives in slot r mod slots: rows of one window never displace each other if there are as
 * many slots as the widest window is high. Slots are filled when they are first used.
 */
final class RowCache<A> {
  private static final long NONE = -1;

  private final RowProducer<A> below;
  private final Carrier<A> carrier;
  private final int length;
  private final A[] slots;
  private final long[] numbers;

  RowCache(RowProducer<A> below, Carrier<A> carrier, int length, int slots) {
    this.below = below;
    this.carrier = carrier;
    this.length = length;
    this.slots = carrier.rows(slots);
    this.numbers = new long[slots];
    forget();
  }

  void forget() {
    Arrays.fill(numbers, NONE);
  }

  /** Returns a row, which stays valid until a row with the same slot is asked for. */
  A row(long number) {
    int slot = (int) (number % slots.length);
    if (numbers[slot] != number) {
      if (slots[slot] == null) {
        slots[slot] = carrier.row(length);
      }
      below.produce(number, slots[slot]);
      numbers[slot] = number;
    }
    return slots[slot];
  }
}
