package io.halfpixel.cpp;

import io.halfpixel.DataType;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Plans whose results need no arithmetic to know, and memory of every kind. */
public final class Fixtures {
  private static final int OFFSET = 3;

  private Fixtures() {}

  /** Where the elements of a tensor are. */
  public enum Storage {
    /** An array of just the elements. */
    ARRAY,
    /** Part of a longer array. */
    ARRAY_PART,
    /** A direct buffer. */
    DIRECT,
    /** Part of a longer direct buffer. */
    DIRECT_PART,
    /** Part of a block of memory at an address. */
    ADDRESS
  }

  /** Returns a plan that reverses [rows, columns] along both axes. */
  public static Plan reverse(DataType type, int rows, int columns) {
    TensorSpec spec = TensorSpec.of(type, rows, columns);
    return new Plan(
        spec, spec, List.of(new Gather(1, List.of(backwards(rows), backwards(columns)), 1, type)));
  }

  private static IndexTable backwards(int length) {
    return IndexTable.of(length, IntStream.range(0, length).map(i -> length - 1 - i).toArray());
  }

  /**
   * Returns a plan that halves [rows, columns] along the first axis by the mean of two rows each.
   */
  public static Plan meanOfPairs(int rows, int columns) {
    int[] indices = new int[rows];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      indices[row] = row;
      weights[row] = 0.5;
    }
    DataType f32 = DataType.F32;
    return new Plan(
        TensorSpec.of(f32, rows, columns),
        TensorSpec.of(f32, rows / 2, columns),
        List.of(
            new Resample1d(
                new Pass(1, rows, rows / 2, columns),
                TapTable.uniform(2, indices, weights),
                Accumulation.SEQUENTIAL,
                f32,
                f32,
                f32)));
  }

  /**
   * Returns a plan that halves two images of [rows, columns] pixels of three channels by the mean
   * of two rows each, and writes them as planes.
   */
  public static Plan meansAsPlanes(int rows, int columns) {
    Resample1d means = (Resample1d) meanOfPairs(rows, 3 * columns).steps().get(0);
    Pass pass = new Pass(2, rows, rows / 2, 3L * columns);
    DataType f32 = DataType.F32;
    long pixels = (long) rows / 2 * columns;
    return new Plan(
        TensorSpec.of(f32, 2, rows, columns, 3),
        TensorSpec.of(f32, 2, 3, rows / 2, columns),
        List.of(
            new Resample1d(pass, means.taps(), Accumulation.SEQUENTIAL, f32, f32, f32),
            new Permute(List.of(2L, pixels, 3L), List.of(0, 2, 1), f32)));
  }

  /** Returns a tensor of zeros. */
  public static Tensor tensor(TensorSpec spec, Storage storage) {
    int length = (int) spec.elements();
    Class<?> component = spec.dataType().arrayType().getComponentType();
    int unit = spec.dataType().bytes();
    return switch (storage) {
      case ARRAY -> Tensor.wrap(Array.newInstance(component, length), 0, spec);
      case ARRAY_PART ->
          Tensor.wrap(Array.newInstance(component, length + 2 * OFFSET), OFFSET, spec);
      case DIRECT -> Tensor.wrap(ByteBuffer.allocateDirect(length * unit), spec);
      case DIRECT_PART ->
          Tensor.wrap(
              ByteBuffer.allocateDirect((length + 2 * OFFSET) * unit).position(OFFSET * unit),
              spec);
      case ADDRESS ->
          Tensor.view(ForeignMemory.allocate((length + 2 * OFFSET) * unit), OFFSET, spec);
    };
  }

  /**
   * Sets the element at an index to the value of a small number in the tensor's own type, or for
   * 16-bit floats to its bits.
   */
  public static void set(Tensor tensor, int index, int value) {
    if (tensor.memory() instanceof DirectMemory) {
      ByteBuffer buffer = tensor.buffer();
      switch (tensor.dataType()) {
        case F32 -> buffer.putFloat(index * Float.BYTES, value);
        case F64 -> buffer.putDouble(index * Double.BYTES, value);
        case F16, BF16, I16, U16 -> buffer.putShort(index * Short.BYTES, (short) value);
        case U8, I8, BOOL -> buffer.put(index, (byte) value);
        case I32 -> buffer.putInt(index * Integer.BYTES, value);
        case I64 -> buffer.putLong(index * Long.BYTES, value);
      }
      return;
    }
    int at = tensor.arrayOffset() + index;
    switch (tensor.dataType()) {
      case F32 -> Array.setFloat(tensor.array(), at, value);
      case F64 -> Array.setDouble(tensor.array(), at, value);
      case F16, BF16, I16, U16 -> Array.setShort(tensor.array(), at, (short) value);
      case U8, I8, BOOL -> Array.setByte(tensor.array(), at, (byte) value);
      case I32 -> Array.setInt(tensor.array(), at, value);
      case I64 -> Array.setLong(tensor.array(), at, value);
    }
  }

  /** Sets the element at each index to that index modulo 128. */
  public static void fill(Tensor tensor) {
    for (int i = 0; i < tensor.spec().elements(); i++) {
      set(tensor, i, i % 128);
    }
  }

  /**
   * Runs the second half of a plan over arrays many times while this thread writes to the first
   * half of the target, and returns how often what it wrote was gone again.
   */
  public static int lostWrites(Backend backend) throws Exception {
    Plan plan = reverse(DataType.I32, 512, 1000);
    int[] target = new int[512 * 1000];
    VarHandle element = MethodHandles.arrayElementVarHandle(int[].class);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Kernel kernel = backend.prepare(plan)) {
      Tensor from = tensor(plan.source(), Storage.ARRAY);
      Tensor to = Tensor.wrap(target, 0, plan.target());
      Future<?> runs =
          thread.submit(
              () -> {
                for (int run = 0; run < 100; run++) {
                  kernel.run(from, to, 1, 2);
                }
              });
      int lost = 0;
      for (int value = 1; !runs.isDone(); value++) {
        element.setVolatile(target, 0, value);
        for (int look = 0; look < 1000; look++) {
          lost += (int) element.getVolatile(target, 0) == value ? 0 : 1;
        }
      }
      runs.get();
      return lost;
    } finally {
      thread.shutdown();
    }
  }
}
