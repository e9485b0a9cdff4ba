package io.halfpixel.tck.cpp;

import io.halfpixel.DataType;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.encoding.PlanEncoder;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes plans with their input and the result of the reference, for programs without a virtual
 * machine.
 *
 * <p>A case is five little-endian 64-bit integers: whether all bits of the result count, also those
 * of NaN (0 or 1), and the lengths in bytes of what follows: a name in UTF-8, the encoded plan, the
 * input, the result.
 */
final class CaseFile implements AutoCloseable {
  private final OutputStream out;

  CaseFile(Path file) throws IOException {
    this.out = new BufferedOutputStream(Files.newOutputStream(file));
  }

  /** Adds a case; input and result are held as {@link ElementBits} holds them. */
  void add(String name, Plan plan, long[] input, long[] result) throws IOException {
    add(
        FirstDifference.movesOnly(plan),
        name,
        PlanEncoder.encode(plan),
        bytes(plan.source().dataType(), input),
        bytes(plan.target().dataType(), result));
  }

  /** Adds an encoding that is no plan. */
  void addRefused(String name, byte[] encoded) throws IOException {
    add(false, name, encoded, new byte[0], new byte[0]);
  }

  private void add(boolean exact, String name, byte[] plan, byte[] input, byte[] result)
      throws IOException {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(exact ? 1 : 0).putLong(text.length).putLong(plan.length);
    head.putLong(input.length).putLong(result.length);
    out.write(head.array());
    out.write(text);
    out.write(plan);
    out.write(input);
    out.write(result);
  }

  private static byte[] bytes(DataType type, long[] bits) {
    int size = type.bytes();
    byte[] bytes = new byte[Math.multiplyExact(bits.length, size)];
    for (int i = 0; i < bits.length; i++) {
      for (int b = 0; b < size; b++) {
        bytes[i * size + b] = (byte) (bits[i] >>> Byte.SIZE * b);
      }
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
