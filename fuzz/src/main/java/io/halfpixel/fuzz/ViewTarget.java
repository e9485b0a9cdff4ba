package io.halfpixel.fuzz;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.reference.ElementBits;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Two views of one memory: what is read lies where offset and strides say, they overlap where they
 * share a place, and a copy of one to the other writes its places and no other.
 */
final class ViewTarget implements Target {
  @Override
  public void take(byte[] bytes) {
    Cursor in = new Cursor(bytes);
    Tensor whole =
        whole(in.pick(List.of(DataType.values())), in.unsigned(), in.unsigned() % 2 == 0);
    View one = View.of(whole, in);
    View other = View.of(whole, in);
    if (one != null) {
      require(Arrays.equals(ElementBits.read(one.tensor()), bits(whole, one.places())), one, other);
    }
    if (one != null && other != null) {
      boolean overlap = !Collections.disjoint(one.places(), other.places());
      require(one.tensor().overlaps(other.tensor()) == overlap, one, other);
      require(other.tensor().overlaps(one.tensor()) == overlap, one, other);
      checkCopy(whole, one, other, overlap);
    }
  }

  /** Returns a dense tensor with few elements that are alike. */
  private static Tensor whole(DataType type, int elements, boolean direct) {
    TensorSpec spec = TensorSpec.of(type, elements);
    Tensor whole = direct ? Tensor.allocateDirect(spec) : Tensor.allocate(spec);
    long mask = type == DataType.BOOL ? 1 : ElementBits.mask(type);
    ElementBits.write(
        whole, LongStream.range(0, elements).map(i -> i * 0x9E3779B97F4A7C15L & mask).toArray());
    return whole;
  }

  private static long[] bits(Tensor whole, List<Long> places) {
    long[] all = ElementBits.read(whole);
    return places.stream().mapToLong(place -> all[Math.toIntExact(place)]).toArray();
  }

  private static void checkCopy(Tensor whole, View one, View other, boolean overlap) {
    long[] expected = ElementBits.read(whole);
    boolean allowed = !overlap && one.tensor().spec().equals(other.tensor().spec());
    if (allowed) {
      for (int i = 0; i < one.places().size(); i++) {
        expected[Math.toIntExact(other.places().get(i))] =
            expected[Math.toIntExact(one.places().get(i))];
      }
    }
    try {
      one.tensor().copyTo(other.tensor());
      require(allowed, one, other);
    } catch (InvalidArgumentException e) {
      require(!allowed, one, other);
    }
    require(Arrays.equals(expected, ElementBits.read(whole)), one, other);
  }

  private static void require(boolean condition, View one, View other) {
    if (!condition) {
      throw new AssertionError(one + " and " + other);
    }
  }
}
