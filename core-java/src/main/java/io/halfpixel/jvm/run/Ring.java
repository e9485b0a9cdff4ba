package io.halfpixel.jvm.run;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.jvm.memory.Elements;

/**
 * A stretch of what one producer writes and the next one reads. It moves forward: elements that are
 * asked for again are kept, others make room.
 */
final class Ring {
  private final DataType type;
  private final long limit;
  private final Elements elements = new Elements();
  private Object array;
  private int capacity;

  /** The elements [begin, end) are here, in the array from index 0 on. */
  private long begin;

  private long end;

  /** Creates a ring without memory over so many elements. */
  Ring(DataType type, long limit) {
    this.type = type;
    this.limit = limit;
    this.array = Elements.array(type, 0);
    forget();
  }

  /** Returns the elements that are here, for both producers. */
  Elements elements() {
    return elements;
  }

  void forget() {
    begin = 0;
    end = 0;
    elements.window(type, array, 0);
  }

  /**
   * Makes room for the elements [from, to), and returns the first of them that must be written now;
   * those before it are here.
   */
  long reach(long from, long to) {
    if (from < begin || from > end) {
      begin = from;
      end = from;
    }
    if (to - begin > capacity) {
      slide(from, to);
    }
    elements.window(type, array, begin);
    long missing = end;
    end = Math.max(end, to);
    return missing;
  }

  /** Moves what is here from an element on to the start of the array, or of a longer one. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // Both arrays are of one class.
  private void slide(long from, long to) {
    Object before = array;
    int needed = ArrayLength.of(to - from);
    if (needed > capacity) {
      capacity = (int) Math.min(Math.min(2L * needed, limit), Integer.MAX_VALUE - 8);
      array = Elements.array(type, capacity);
    }
    System.arraycopy(before, (int) (from - begin), array, 0, (int) (end - from));
    begin = from;
  }
}
