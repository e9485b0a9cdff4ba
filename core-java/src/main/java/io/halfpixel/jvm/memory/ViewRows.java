package io.halfpixel.jvm.memory;

import io.halfpixel.Strides;

/**
 * Where the elements of a view lie. Remembers the row asked for last, because the next elements are
 * most often in it.
 */
final class ViewRows {
  private final Strides strides;
  private final long length;

  /** The row with the elements [begin, begin + length) lies from here on. */
  private long begin;

  private long place;

  ViewRows(Strides strides) {
    this.strides = strides;
    this.length = strides.row();
  }

  /** Returns how many elements lie behind each other from one on, up to the end of its row. */
  long rest(long element) {
    seek(element);
    return begin + length - element;
  }

  /** Returns where an element lies, counted from the first. */
  long place(long element) {
    seek(element);
    return place + element - begin;
  }

  private void seek(long element) {
    if (element < begin || element >= begin + length) {
      begin = element - element % length;
      place = strides.place(begin);
    }
  }
}
