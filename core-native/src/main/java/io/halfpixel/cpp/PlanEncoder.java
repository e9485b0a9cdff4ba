package io.halfpixel.cpp;

import io.halfpixel.DataType;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes a plan as {@code halfpixel.h} describes it: little-endian, every item padded to 8 bytes.
 */
final class PlanEncoder {
  /** The bytes {@code HPPLAN01}. */
  private static final long MAGIC = 0x31304E414C505048L;

  /** The largest array that every virtual machine can make. */
  private static final int LIMIT = Integer.MAX_VALUE - 8;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);

  private PlanEncoder() {}

  /**
   * Returns the encoded plan.
   *
   * @throws UnsupportedModeException if it takes more bytes than an array can hold
   */
  static byte[] encode(Plan plan) {
    PlanEncoder encoder = new PlanEncoder();
    encoder.plan(plan);
    return Arrays.copyOf(encoder.buffer.array(), encoder.buffer.position());
  }

  private void plan(Plan plan) {
    number(MAGIC);
    number(code(plan.source().dataType()));
    number(plan.source().elements());
    number(code(plan.target().dataType()));
    number(plan.target().elements());
    number(plan.steps().size());
    plan.steps().forEach(this::step);
  }

  private void step(Step step) {
    if (step instanceof Gather gather) {
      gather(gather);
    } else if (step instanceof Resample1d resample) {
      resample(resample);
    } else if (step instanceof FixedPoint1d fixed) {
      fixedPoint(fixed);
    } else if (step instanceof CornerBlend blend) {
      blend(blend);
    } else if (step instanceof Convert convert) {
      convert(convert);
    } else if (step instanceof AdjointSum sum) {
      adjointSum(sum);
    } else if (step instanceof BinMean mean) {
      binMean(mean);
    } else if (step instanceof CascadeMean mean) {
      cascadeMean(mean);
    } else if (step instanceof Permute permute) {
      permute(permute);
    }
  }

  private void gather(Gather gather) {
    number(1);
    number(gather.outer());
    number(gather.axes().size());
    for (IndexTable axis : gather.axes()) {
      number(axis.inputLength());
      ints(axis.indices());
    }
    number(gather.inner());
    number(code(gather.type()));
  }

  private void resample(Resample1d resample) {
    number(2);
    pass(resample.pass());
    taps(resample.taps());
    number(code(resample.accumulation()));
    number(code(resample.input()));
    number(code(resample.compute()));
    number(code(resample.output()));
  }

  private void fixedPoint(FixedPoint1d fixed) {
    number(3);
    pass(fixed.pass());
    taps(fixed.taps());
    number(fixed.rounding());
    number(fixed.shift());
    number(code(fixed.input()));
    number(code(fixed.output()));
  }

  private void blend(CornerBlend blend) {
    number(4);
    number(blend.batch());
    number(blend.channels());
    number(blend.channelsInner() ? 1 : 0);
    number(blend.axes().size());
    for (CornerBlend.Axis axis : blend.axes()) {
      number(axis.inputLength());
      taps(axis.taps());
    }
    number(blend.bodyChannels());
    number(code(blend.body()));
    number(code(blend.tail()));
    number(code(blend.type()));
    number(code(blend.compute()));
  }

  private void convert(Convert convert) {
    number(5);
    number(convert.count());
    number(code(convert.input()));
    number(code(convert.output()));
    number(code(convert.rounding()));
  }

  private void adjointSum(AdjointSum sum) {
    number(9);
    number(sum.outer());
    number(sum.axes().size());
    for (AdjointSum.Axis axis : sum.axes()) {
      number(axis.inputLength());
      taps(axis.taps());
    }
    number(sum.inner());
    number(sum.bodyInner());
    number(code(sum.body()));
    number(code(sum.tail()));
    number(code(sum.type()));
    number(code(sum.compute()));
  }

  private void binMean(BinMean mean) {
    number(6);
    number(mean.outer());
    number(mean.axes().size());
    for (BinTable axis : mean.axes()) {
      number(axis.inputLength());
      ints(axis.starts());
      ints(axis.ends());
    }
    number(mean.inner());
    number(mean.joint());
    number(code(mean.type()));
    number(code(mean.compute()));
  }

  private void cascadeMean(CascadeMean mean) {
    number(7);
    number(mean.outer());
    number(mean.length());
    number(mean.inner());
    number(mean.cascaded());
    number(mean.lanes());
    number(mean.shareLength());
    number(mean.shares());
    number(code(mean.type()));
    number(code(mean.compute()));
  }

  private void permute(Permute permute) {
    number(8);
    number(permute.axes().size());
    for (int axis = 0; axis < permute.axes().size(); axis++) {
      number(permute.lengths().get(axis));
      number(permute.axes().get(axis));
    }
    number(code(permute.type()));
  }

  private void pass(Pass pass) {
    number(pass.outer());
    number(pass.inputLength());
    number(pass.outputLength());
    number(pass.inner());
  }

  private void taps(TapTable taps) {
    ints(taps.starts());
    ints(taps.indices());
    doubles(taps.weights());
  }

  private void number(long value) {
    room(Long.BYTES).putLong(value);
  }

  private void ints(int[] values) {
    number(values.length);
    long bytes = ((long) values.length + 1) / 2 * Long.BYTES;
    ByteBuffer to = room(bytes);
    to.asIntBuffer().put(values);
    to.position(to.position() + (int) bytes);
  }

  private void doubles(double[] values) {
    number(values.length);
    long bytes = (long) values.length * Double.BYTES;
    ByteBuffer to = room(bytes);
    to.asDoubleBuffer().put(values);
    to.position(to.position() + (int) bytes);
  }

  /** Returns the buffer with room for some more bytes, which are zero. */
  private ByteBuffer room(long bytes) {
    long needed = buffer.position() + bytes;
    if (needed > LIMIT) {
      throw new UnsupportedModeException(
          "a native plan takes at most " + LIMIT + " bytes, but this one has more taps than that");
    }
    if (needed > buffer.capacity()) {
      int capacity = (int) Math.min(LIMIT, Math.max(needed, 2L * buffer.capacity()));
      byte[] larger = Arrays.copyOf(buffer.array(), capacity);
      buffer = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(buffer.position());
    }
    return buffer;
  }

  private static long code(DataType type) {
    return switch (type) {
      case F32 -> 1;
      case F64 -> 2;
      case F16 -> 3;
      case BF16 -> 4;
      case U8 -> 5;
      case I8 -> 6;
      case I16 -> 7;
      case U16 -> 8;
      case I32 -> 9;
    };
  }

  private static long code(Accumulation accumulation) {
    return switch (accumulation) {
      case SEQUENTIAL -> 1;
      case SEQUENTIAL_FROM_ZERO -> 2;
      case REVERSED -> 3;
      case SEQUENTIAL_FMA -> 4;
      case REVERSED_FMA -> 5;
      case PAIR_FMA -> 6;
      case REVERSED_PAIR_FMA -> 7;
      case FOURS_THEN_FMA -> 8;
      case TWOS_THEN_FMA -> 9;
      case LERP -> 10;
    };
  }

  private static long code(AdjointSum.Term term) {
    return switch (term) {
      case PRODUCT -> 1;
      case PRODUCT_FMA -> 2;
      case SCALED -> 3;
      case QUOTIENTS -> 4;
      case QUOTIENT -> 5;
    };
  }

  private static long code(Convert.Rounding rounding) {
    return switch (rounding) {
      case NEAREST_EVEN -> 1;
    };
  }
}
