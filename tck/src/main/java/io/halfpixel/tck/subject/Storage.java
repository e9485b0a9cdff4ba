package io.halfpixel.tck.subject;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The kinds of memory that a tensor can live in. */
public enum Storage {
  /** A whole array. */
  ARRAY {
    @Override
    public Guarded place(TensorSpec spec, Randoms random) {
      return array(spec, 0, 0);
    }
  },
  /** The middle of an array. */
  ARRAY_PART {
    @Override
    public Guarded place(TensorSpec spec, Randoms random) {
      return array(spec, random.between(1, 17), random.between(1, 17));
    }
  },
  /** A whole direct buffer. */
  DIRECT {
    @Override
    public Guarded place(TensorSpec spec, Randoms random) {
      return direct(spec, 0, 0);
    }
  },
  /** The middle of a direct buffer: no alignment but that of the elements. */
  DIRECT_PART {
    @Override
    public Guarded place(TensorSpec spec, Randoms random) {
      return direct(spec, random.between(1, 17), random.between(1, 17));
    }
  };

  /** Returns a tensor in such memory. Nothing is written. */
  public abstract Guarded place(TensorSpec spec, Randoms random);

  private static Guarded array(TensorSpec spec, int before, int after) {
    int length = before + Math.toIntExact(spec.elements()) + after;
    Object array = Array.newInstance(spec.dataType().arrayType().getComponentType(), length);
    TensorSpec flat = flat(spec.dataType(), length);
    return new Guarded(Tensor.wrap(array, before, spec), Tensor.wrap(array, 0, flat), before);
  }

  private static Guarded direct(TensorSpec spec, int before, int after) {
    int unit = spec.dataType().bytes();
    int length = before + Math.toIntExact(spec.elements()) + after;
    ByteBuffer buffer = ByteBuffer.allocateDirect(length * unit).order(ByteOrder.nativeOrder());
    TensorSpec flat = flat(spec.dataType(), length);
    ByteBuffer part = buffer.duplicate().position(before * unit);
    return new Guarded(Tensor.wrap(part, spec), Tensor.wrap(buffer, flat), before);
  }

  private static TensorSpec flat(DataType type, long length) {
    return new TensorSpec(Shape.of(length), type, MemoryFormat.CONTIGUOUS);
  }

  /**
   * A tensor and the memory around it.
   *
   * @param tensor the tensor
   * @param whole all of the memory
   * @param before the number of elements before the tensor
   */
  public record Guarded(Tensor tensor, Tensor whole, int before) {
    /** Fills the memory around the tensor with a pattern and the tensor with these bits. */
    public void fill(long[] elements) {
      ElementBits.write(whole, ElementBits.untouched(whole.spec()));
      ElementBits.write(tensor, elements);
    }

    /** Returns whether the memory around the tensor still has its pattern. */
    public boolean guardsAreIntact() {
      long[] pattern = ElementBits.untouched(whole.spec());
      long[] now = ElementBits.read(whole);
      int after = before + Math.toIntExact(tensor.spec().elements());
      for (int i = 0; i < now.length; i++) {
        if ((i < before || i >= after) && now[i] != pattern[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
