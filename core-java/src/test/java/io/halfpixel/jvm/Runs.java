package io.halfpixel.jvm;

import static org.junit.jupiter.api.Assertions.fail;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.Kernel;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/**
 * Runs plans on the backend in all the ways that must make no difference, and compares bits with
 * {@link Reference}.
 */
public final class Runs {
  private static final int OFFSET = 5;
  private static final int[] BANDS = {1, 2, 3, 7};

  private Runs() {}

  public static Plan plan(Step... steps) {
    Step last = steps[steps.length - 1];
    return new Plan(
        TensorSpec.of(steps[0].input(), steps[0].inputElements()),
        TensorSpec.of(last.output(), last.outputElements()),
        List.of(steps));
  }

  /**
   * Checks random ordinary values, and random values with infinities, NaN, subnormals and signed
   * zeros among them.
   */
  public static void check(Step... steps) {
    Plan plan = plan(steps);
    Random random = new Random(plan.source().elements() * 31 + plan.target().elements());
    check(plan, values(plan.source(), random, 0));
    check(plan, values(plan.source(), random, 0.1));
  }

  public static void check(Plan plan, double[] source) {
    double[] expected = Reference.run(plan, source);
    try (Kernel kernel = new JvmBackend().prepare(plan)) {
      for (int bands : BANDS) {
        compare(plan, "array, " + bands + " bands", expected, inArray(kernel, source, bands));
      }
      compare(plan, "direct buffer", expected, inBuffer(kernel, source));
    }
  }

  private static double[] inArray(Kernel kernel, double[] source, int bands) {
    TensorSpec from = kernel.plan().source();
    TensorSpec to = kernel.plan().target();
    Object input = Elements.array(from.dataType(), source.length + OFFSET);
    DoubleCarrier.INSTANCE.write(from.dataType(), source, input, OFFSET, source.length);
    int length = (int) to.elements();
    Object output = Elements.array(to.dataType(), length + 2 * OFFSET);
    for (int band = bands - 1; band >= 0; band--) {
      kernel.run(Tensor.wrap(input, OFFSET, from), Tensor.wrap(output, OFFSET, to), band, bands);
    }
    for (int i = 0; i < OFFSET; i++) {
      if (((Number) Array.get(output, i)).doubleValue() != 0
          || ((Number) Array.get(output, OFFSET + length + i)).doubleValue() != 0) {
        fail("elements outside the target were written");
      }
    }
    return read(to.dataType(), output, OFFSET, length);
  }

  private static double[] inBuffer(Kernel kernel, double[] source) {
    TensorSpec from = kernel.plan().source();
    TensorSpec to = kernel.plan().target();
    Object input = Elements.array(from.dataType(), source.length);
    DoubleCarrier.INSTANCE.write(from.dataType(), source, input, 0, source.length);
    Tensor direct = Tensor.allocateDirect(from);
    fill(direct.buffer(), input);
    Tensor target = Tensor.allocateDirect(to);
    kernel.run(direct, target, 1, 2);
    kernel.run(direct, target, 0, 2);
    return read(to.dataType(), target.copyToArray(), 0, (int) to.elements());
  }

  private static void fill(ByteBuffer buffer, Object values) {
    if (values instanceof float[] floats) {
      buffer.asFloatBuffer().put(floats);
    } else if (values instanceof double[] doubles) {
      buffer.asDoubleBuffer().put(doubles);
    } else if (values instanceof short[] shorts) {
      buffer.asShortBuffer().put(shorts);
    } else if (values instanceof int[] ints) {
      buffer.asIntBuffer().put(ints);
    } else if (values instanceof long[] longs) {
      buffer.asLongBuffer().put(longs);
    } else {
      buffer.put((byte[]) values);
    }
  }

  private static double[] read(DataType type, Object elements, int first, int length) {
    double[] values = new double[length];
    DoubleCarrier.INSTANCE.read(type, elements, first, values, 0, length);
    return values;
  }

  private static void compare(Plan plan, String how, double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
        fail(
            how
                + ": element "
                + i
                + " is "
                + Double.toHexString(actual[i])
                + ", expected "
                + Double.toHexString(expected[i])
                + " of "
                + plan.source()
                + " -> "
                + plan.target());
      }
    }
  }

  /** Returns values of the source's type; integers cover their whole range. */
  public static double[] values(TensorSpec spec, Random random, double special) {
    double[] values = new double[(int) spec.elements()];
    for (int i = 0; i < values.length; i++) {
      double value = random.nextDouble() < special ? special(random) : ordinary(spec, random);
      values[i] = Reference.round(spec.dataType(), value);
    }
    return values;
  }

  private static double ordinary(TensorSpec spec, Random random) {
    return switch (spec.dataType()) {
      case F32, F64, F16, BF16 -> random.nextGaussian();
      case U8, I8 -> random.nextInt(256) - (spec.dataType() == DataType.I8 ? 128 : 0);
      case U16, I16 -> random.nextInt(65536) - (spec.dataType() == DataType.I16 ? 32768 : 0);
      case I32 -> random.nextInt();
      case I64 -> random.nextLong();
      case BOOL -> random.nextInt(2);
    };
  }

  private static double special(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> -0.0;
      case 4 -> 0.0;
      case 5 -> Float.MIN_VALUE * (random.nextInt(2000) - 1000.0);
      case 6 -> 0x1p-24 * random.nextInt(1024);
      default -> -Float.MAX_VALUE;
    };
  }
}
