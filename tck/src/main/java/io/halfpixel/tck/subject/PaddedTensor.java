package io.halfpixel.tck.subject;

import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A view with gaps, and all the memory around and between its rows.
 *
 * @param view the view
 * @param whole all of the memory
 * @param places for each element of the view, where it lies in the whole
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared with another.
public record PaddedTensor(Tensor view, Tensor whole, int[] places) {
  /**
   * Returns a plan with the same steps between tensors of three axes. No step knows a shape, so the
   * elements of an axis may be shared out at random.
   */
  public static Plan withAxes(Plan plan, Randoms random) {
    return new Plan(withAxes(plan.source(), random), withAxes(plan.target(), random), plan.steps());
  }

  private static TensorSpec withAxes(TensorSpec spec, Randoms random) {
    long rest = spec.elements();
    long row = divisor(rest, random);
    long rows = divisor(rest / row, random);
    long[] lengths = {rest / row / rows, rows, row};
    return new TensorSpec(Shape.of(lengths), spec.dataType(), spec.memoryFormat());
  }

  private static long divisor(long number, Randoms random) {
    List<Long> divisors = new ArrayList<>();
    for (long divisor = 1; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        divisors.add(divisor);
      }
    }
    for (int i = divisors.size() - 1; i >= 0; i--) {
      long other = number / divisors.get(i);
      if (other != divisors.get(i)) {
        divisors.add(other);
      }
    }
    return random.pick(divisors);
  }

  /**
   * Returns a view of memory of a kind: three contiguous axes with room between rows and planes.
   */
  public static PaddedTensor place(Storage storage, TensorSpec spec, Randoms random) {
    long[] lengths = spec.shape().toArray();
    long[] strides = new long[lengths.length];
    long extent = 1;
    for (int axis = lengths.length - 1; axis >= 0; axis--) {
      boolean inRow = axis == lengths.length - 1 && random.between(0, 5) > 0;
      strides[axis] = extent + (inRow ? 0 : random.between(0, 9));
      extent += strides[axis] * (lengths[axis] - 1);
    }
    Storage.Guarded around = storage.place(TensorSpec.of(spec.dataType(), extent), random);
    Tensor flat = around.tensor();
    Tensor view = Tensor.view(flat.memory(), flat.offset(), spec, strides);
    return new PaddedTensor(view, around.whole(), places(around.before(), lengths, strides));
  }

  /** Returns where each element lies, the last axis fastest. */
  public static int[] places(long first, long[] lengths, long[] strides) {
    int[] places = {Math.toIntExact(first)};
    for (int axis = 0; axis < lengths.length; axis++) {
      int length = Math.toIntExact(lengths[axis]);
      int[] inner = new int[places.length * length];
      for (int at = 0; at < inner.length; at++) {
        inner[at] = places[at / length] + Math.toIntExact(at % length * strides[axis]);
      }
      places = inner;
    }
    return places;
  }

  /** Fills the view with these bits and everything else with a pattern. */
  public void fill(long[] elements) {
    ElementBits.write(whole, around(elements));
  }

  /** Returns whether the view has these bits and everything else its pattern. */
  public boolean holds(long[] elements) {
    return Arrays.equals(around(elements), ElementBits.read(whole));
  }

  private long[] around(long[] elements) {
    long[] all = ElementBits.untouched(whole.spec());
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = elements[i];
    }
    return all;
  }
}
