package io.halfpixel.spi.encoding;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a plan as bytes: the fields of {@link PlanFormat} one behind the other, little-endian,
 * each padded with zeros to 8 bytes.
 *
 * <p>Integers, truth values, constants (numbered from 1) and counts are 64-bit signed integers;
 * numbers are binary64. Lists and arrays begin with the count of their items.
 */
public final class PlanEncoder implements Fields {
  /** The bytes {@code HPPLAN}, in front of everything else. */
  public static final long MAGIC = 0x4E414C505048L;

  /** The largest array that every virtual machine can make. */
  private static final int LIMIT = Integer.MAX_VALUE - 8;

  private ByteBuffer buffer = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);

  private PlanEncoder() {}

  /**
   * Returns the encoded plan.
   *
   * @throws UnsupportedModeException if it takes more bytes than an array can hold
   */
  public static byte[] encode(Plan plan) {
    PlanEncoder encoder = new PlanEncoder();
    encoder.put(MAGIC);
    PlanFormat.describe(plan, encoder);
    return Arrays.copyOf(encoder.buffer.array(), encoder.buffer.position());
  }

  @Override
  public void integer(String name, long value, long low, long high) {
    put(value);
  }

  @Override
  public void flag(String name, boolean value) {
    put(value ? 1 : 0);
  }

  @Override
  public void number(String name, double value) {
    put(Double.doubleToRawLongBits(value));
  }

  @Override
  public <E extends Enum<E>> void code(String name, E value, E first, E last) {
    put(PlanFormat.number(value));
  }

  @Override
  public void ints(String name, int[] values) {
    put(values.length);
    long bytes = ((long) values.length + 1) / 2 * Long.BYTES;
    ByteBuffer to = room(bytes);
    to.asIntBuffer().put(values);
    to.position(to.position() + (int) bytes);
  }

  @Override
  public void doubles(String name, double[] values) {
    put(values.length);
    long bytes = (long) values.length * Double.BYTES;
    ByteBuffer to = room(bytes);
    to.asDoubleBuffer().put(values);
    to.position(to.position() + (int) bytes);
  }

  @Override
  public <T> void struct(String name, T value, Struct<T> struct) {
    struct.describe(value, this);
  }

  @Override
  public <T> void list(String name, List<T> values, int least, int most, Struct<T> struct) {
    put(values.size());
    values.forEach(value -> struct.describe(value, this));
  }

  private void put(long value) {
    room(Long.BYTES).putLong(value);
  }

  /** Returns the buffer with room for some more bytes, which are zero. */
  private ByteBuffer room(long bytes) {
    long needed = buffer.position() + bytes;
    if (needed > LIMIT) {
      throw new UnsupportedModeException(
          "an encoded plan takes at most "
              + LIMIT
              + " bytes, but this one has more taps than that");
    }
    if (needed > buffer.capacity()) {
      int capacity = (int) Math.min(LIMIT, Math.max(needed, 2L * buffer.capacity()));
      byte[] larger = Arrays.copyOf(buffer.array(), capacity);
      buffer = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(buffer.position());
    }
    return buffer;
  }
}
