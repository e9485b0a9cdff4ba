package io.halfpixel;

/** Decides whether two tensors have a byte in common, exactly, from where their rows lie. */
final class Overlap {
  private Overlap() {}

  static boolean of(Tensor a, Tensor b) {
    if (a.memory().space() != b.memory().space()) {
      return false;
    }
    boolean apart = begin(a) >= end(b) || begin(b) >= end(a);
    if (apart || a.strides().extent() == 0 || b.strides().extent() == 0) {
      return false;
    }
    return a.strides().rows() <= b.strides().rows() ? anyRow(a, b) : anyRow(b, a);
  }

  /** Returns the place of the first byte in its space. */
  private static long begin(Tensor tensor) {
    return tensor.memory().origin() + tensor.offset() * tensor.dataType().bytes();
  }

  private static long end(Tensor tensor) {
    return begin(tensor) + tensor.strides().extent() * tensor.dataType().bytes();
  }

  private static boolean anyRow(Tensor few, Tensor many) {
    Strides rows = few.strides();
    long unit = few.dataType().bytes();
    long ahead = begin(few) - begin(many);
    for (long element = 0; element < few.spec().elements(); element += rows.row()) {
      long low = ahead + rows.place(element) * unit;
      if (touches(many, low, low + rows.row() * unit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean touches(Tensor tensor, long low, long high) {
    long unit = tensor.dataType().bytes();
    return tensor.strides().touches(Math.floorDiv(low, unit), -Math.floorDiv(-high, unit));
  }
}
