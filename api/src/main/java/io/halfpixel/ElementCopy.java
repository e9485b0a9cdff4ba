package io.halfpixel;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** Copies the elements of one tensor to another of the same specification, row by row. */
final class ElementCopy {
  /** At most so many elements are copied at once: their bytes can be counted in 31 bits. */
  private static final long MOST = 1 << 27;

  private ElementCopy() {}

  static void run(Tensor from, Tensor to) {
    Window reads = new Window(from);
    Window writes = new Window(to);
    long count;
    for (long element = 0; element < from.spec().elements(); element += count) {
      count = Math.min(MOST, Math.min(rest(from, element), rest(to, element)));
      reads.turn(element, (int) count);
      writes.turn(element, (int) count);
      put(writes.buffer, writes.at, reads.buffer, reads.at, (int) count);
    }
  }

  /** Returns how many elements there are from one on, up to the end of its row. */
  private static long rest(Tensor tensor, long element) {
    long row = tensor.strides().row();
    return row - element % row;
  }

  private static void put(Buffer to, int at, Buffer from, int first, int count) {
    if (to instanceof FloatBuffer floats) {
      floats.put(at, (FloatBuffer) from, first, count);
    } else if (to instanceof ByteBuffer bytes) {
      bytes.put(at, (ByteBuffer) from, first, count);
    } else if (to instanceof ShortBuffer shorts) {
      shorts.put(at, (ShortBuffer) from, first, count);
    } else if (to instanceof DoubleBuffer doubles) {
      doubles.put(at, (DoubleBuffer) from, first, count);
    } else if (to instanceof LongBuffer longs) {
      longs.put(at, (LongBuffer) from, first, count);
    } else {
      ((IntBuffer) to).put(at, (IntBuffer) from, first, count);
    }
  }

  /** A buffer over a tensor's memory, all of it if one can be so large, or else what is needed. */
  private static final class Window {
    private final Tensor tensor;
    private final int unit;

    /** The elements of the memory in the buffer, [begin, end). */
    private long begin;

    private long end;

    Buffer buffer;
    int at;

    Window(Tensor tensor) {
      this.tensor = tensor;
      this.unit = tensor.dataType().bytes();
      if (tensor.memory() instanceof ArrayMemory memory) {
        buffer = wrap(memory.array());
        end = memory.length();
      } else {
        buffer = ByteBuffer.allocate(0);
      }
    }

    /** Brings elements of one row into the buffer, from {@link #at}. */
    void turn(long element, int count) {
      long first = tensor.offset() + tensor.strides().place(element);
      if (first < begin || first + count > end) {
        move(first);
      }
      at = (int) (first - begin);
    }

    private void move(long first) {
      DirectMemory memory = (DirectMemory) tensor.memory();
      long elements = memory.bytes() / unit;
      begin = elements <= MOST ? 0 : first;
      end = Math.min(elements, begin + MOST);
      int bytes = (int) ((end - begin) * unit);
      buffer = typed(tensor.dataType(), memory.window(begin * unit, bytes));
    }

    private static Buffer wrap(Object array) {
      if (array instanceof float[] floats) {
        return FloatBuffer.wrap(floats);
      } else if (array instanceof double[] doubles) {
        return DoubleBuffer.wrap(doubles);
      } else if (array instanceof short[] shorts) {
        return ShortBuffer.wrap(shorts);
      } else if (array instanceof int[] ints) {
        return IntBuffer.wrap(ints);
      } else if (array instanceof long[] longs) {
        return LongBuffer.wrap(longs);
      }
      return ByteBuffer.wrap((byte[]) array);
    }

    private static Buffer typed(DataType type, ByteBuffer bytes) {
      return switch (type) {
        case F32 -> bytes.asFloatBuffer();
        case F64 -> bytes.asDoubleBuffer();
        case F16, BF16, I16, U16 -> bytes.asShortBuffer();
        case I32 -> bytes.asIntBuffer();
        case I64 -> bytes.asLongBuffer();
        case U8, I8, BOOL -> bytes;
      };
    }
  }
}
