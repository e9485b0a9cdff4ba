package io.halfpixel.cpp;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
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
 * Writes a plan as {@code plan_encoding.h} describes it: little-endian, every item padded to 8
 * bytes.
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
    number(Codes.of(plan.source().dataType()));
    number(plan.source().elements());
    number(Codes.of(plan.target().dataType()));
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
    } else if (step instanceof Pad pad) {
      pad(pad);
    } else if (step instanceof Clamp clamp) {
      clamp(clamp);
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
    number(Codes.of(gather.type()));
  }

  private void resample(Resample1d resample) {
    number(2);
    pass(resample.pass());
    taps(resample.taps());
    number(Codes.of(resample.accumulation()));
    number(Codes.of(resample.input()));
    number(Codes.of(resample.compute()));
    number(Codes.of(resample.output()));
  }

  private void fixedPoint(FixedPoint1d fixed) {
    number(3);
    pass(fixed.pass());
    taps(fixed.taps());
    number(fixed.rounding());
    number(fixed.shift());
    number(Codes.of(fixed.input()));
    number(Codes.of(fixed.output()));
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
    number(Codes.of(blend.body()));
    number(Codes.of(blend.tail()));
    number(Codes.of(blend.type()));
    number(Codes.of(blend.compute()));
  }

  private void convert(Convert convert) {
    number(5);
    number(convert.count());
    number(Codes.of(convert.input()));
    number(Codes.of(convert.output()));
    number(Codes.of(convert.rounding()));
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
    number(Codes.of(sum.body()));
    number(Codes.of(sum.tail()));
    number(Codes.of(sum.type()));
    number(Codes.of(sum.compute()));
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
    number(Codes.of(mean.type()));
    number(Codes.of(mean.compute()));
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
    number(Codes.of(mean.type()));
    number(Codes.of(mean.compute()));
  }

  private void permute(Permute permute) {
    number(8);
    number(permute.axes().size());
    for (int axis = 0; axis < permute.axes().size(); axis++) {
      number(permute.lengths().get(axis));
      number(permute.axes().get(axis));
    }
    number(Codes.of(permute.type()));
  }

  private void pad(Pad pad) {
    number(10);
    pass(pad.pass());
    number(pad.before());
    number(Codes.of(pad.type()));
    number(Double.doubleToRawLongBits(pad.value()));
  }

  private void clamp(Clamp clamp) {
    number(11);
    number(clamp.count());
    number(Codes.of(clamp.type()));
    number(Double.doubleToRawLongBits(clamp.low()));
    number(Double.doubleToRawLongBits(clamp.high()));
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
}
