package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What steps that compute each element by itself make of the 256 values of uint8, in each channel:
 * they are run once for all of them, and then looked up. Immutable and thread-safe.
 */
final class ByteTable {
  private static final int VALUES = 1 << Byte.SIZE;

  /** More tables than this do not stay in the first-level cache. */
  private static final int MOST_CHANNELS = 4;

  /** Where each entry would be used less often than this, the steps themselves are faster. */
  private static final int LEAST_USES = 16;

  private final long inner;

  /** For each channel an array of the type that the last step writes. */
  private final Object[] channels;

  private ByteTable(long inner, Object[] channels) {
    this.inner = inner;
    this.channels = channels;
  }

  /**
   * Returns the table of the steps of an {@link ElementProducer}, or null if they do not begin with
   * bytes, or a table is not faster.
   */
  static @Nullable ByteTable of(List<Step> steps, Loops loops) {
    Step first = steps.get(0);
    Step last = steps.get(steps.size() - 1);
    boolean fits =
        first.input() == DataType.U8
            && (last.output() == DataType.F32 || last.output().bytes() == Short.BYTES)
            && steps.stream().allMatch(step -> step instanceof Elementwise)
            && !steps.stream().allMatch(step -> step instanceof Convert);
    return fits ? of(steps, Channels.of(steps), loops) : null;
  }

  private static @Nullable ByteTable of(
      List<Step> steps, @Nullable Channels channels, Loops loops) {
    if (channels == null
        || channels.count > MOST_CHANNELS
        || channels.count > 1 && channels.inner > 1 && channels.inner < VALUES
        || steps.get(0).inputElements() < (long) LEAST_USES * channels.count * VALUES) {
      return null;
    }
    Object[] tables = new Object[channels.count];
    for (int channel = 0; channel < tables.length; channel++) {
      tables[channel] = outcomes(steps, channels, channel, loops);
    }
    return new ByteTable(channels.inner, tables);
  }

  /** Runs the steps over elements among which every value is one of a channel's. */
  private static Object outcomes(List<Step> steps, Channels channels, int channel, Loops loops) {
    ElementProducer<?> producer = ElementProducer.of(steps, loops);
    int step = channels.inner == 1 ? channels.count : 1;
    long from = channel * channels.inner;
    int count = step * (VALUES - 1) + 1;
    byte[] bytes = new byte[count];
    for (int value = 0; value < VALUES; value++) {
      bytes[value * step] = (byte) value;
    }
    Elements source = new Elements();
    source.window(DataType.U8, bytes, from);
    Elements target = new Elements();
    Object written = Elements.array(producer.output(), count);
    target.window(producer.output(), written, from);
    producer.run(source, target, from, from + count);
    Object table = Elements.array(producer.output(), VALUES);
    ElementMoves.strided(written, 0, step, table, 0, 1, VALUES);
    return table;
  }

  /**
   * The channels that steps tell apart: element e is in channel {@code e / inner mod count}.
   *
   * @param count how many there are
   * @param inner how many neighbours are of one channel
   */
  private record Channels(int count, long inner) {
    /** Returns what all steps agree on, or null. */
    static @Nullable Channels of(List<Step> steps) {
      Channels all = new Channels(1, 1);
      for (Step step : steps) {
        Channels own = of(step);
        if (own.count > 1 && all.count > 1 && !own.equals(all)) {
          return null;
        }
        all = own.count > 1 ? own : all;
      }
      return all;
    }

    private static Channels of(Step step) {
      if (step instanceof ChannelArithmetic arithmetic && arithmetic.channels() > 1) {
        return new Channels(arithmetic.channels(), arithmetic.inner());
      }
      return step instanceof Lookup lookup && lookup.mapped() < lookup.channels()
          ? new Channels(lookup.channels(), 1)
          : new Channels(1, 1);
    }
  }

  /** Returns whether these are tables for elements of which so many neighbours are a pixel. */
  boolean isForPixels(int length) {
    return channels.length == 1 || inner == 1 && channels.length == length;
  }

  /** {@code to[at + i]} is what the steps make of {@code from[first + i·step]}, in a channel. */
  void write(byte[] from, int first, int step, int channel, Object to, int at, int count) {
    lookUp(from, first, step, channels[channel % channels.length], to, at, 1, count);
  }

  /**
   * {@code to[at + i]} is what the steps make of {@code from[first + i]}.
   *
   * @param element the number of the first element
   */
  void write(byte[] from, int first, long element, Object to, int at, int count) {
    if (inner > 1) {
      int end;
      for (int i = 0; i < count; i = end) {
        end = (int) Math.min(count, i + inner - (element + i) % inner);
        int channel = (int) ((element + i) / inner % channels.length);
        lookUp(from, first + i, 1, channels[channel], to, at + i, 1, end - i);
      }
      return;
    }
    int step = channels.length;
    for (int i = 0; i < Math.min(step, count); i++) {
      Object table = channels[(int) ((element + i) % step)];
      lookUp(from, first + i, step, table, to, at + i, step, (count - i + step - 1) / step);
    }
  }

  private static void lookUp(
      byte[] from, int first, int step, Object table, Object to, int at, int toStep, int count) {
    if (table instanceof float[] floats) {
      lookUp(from, first, step, floats, (float[]) to, at, toStep, count);
    } else {
      lookUp(from, first, step, (short[]) table, (short[]) to, at, toStep, count);
    }
  }

  private static void lookUp(
      byte[] from, int first, int step, float[] table, float[] to, int at, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i * toStep] = table[from[first + i * step] & 0xff];
    }
  }

  private static void lookUp(
      byte[] from, int first, int step, short[] table, short[] to, int at, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i * toStep] = table[from[first + i * step] & 0xff];
    }
  }
}
