package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * NumPy's file format for one array, versions 1 to 3, in C order.
 *
 * <p>Source of the format: {@code numpy/lib/format.py} and NEP 1.
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Header and magic together are padded to a multiple of this many bytes. */
  private static final int ALIGNMENT = 64;

  private static final int MAX_HEADER = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 16;

  private NpyFile() {}

  /**
   * Reads a file into a contiguous tensor.
   *
   * @param file a file of float32, float64, float16, uint8, int8, int16, uint16 or int32, in either
   *     byte order
   * @throws IOException if the file cannot be read
   * @throws InvalidArgumentException if it is no {@code .npy} file, is cut short or too long, is in
   *     Fortran order, holds another type, or has more elements than a Java array can hold
   */
  public static Tensor read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
      NpyHeader header = NpyHeader.parse(header(in, file), file);
      if (Files.isRegularFile(file)) {
        requireLength(file, header.spec().byteSize(), channel.size() - channel.position());
      }
      Tensor tensor = Tensor.allocate(header.spec());
      fill(in, tensor, header.order());
      if (in.read() >= 0) {
        throw tooLong(file);
      }
      return tensor;
    } catch (EOFException e) {
      throw new InvalidArgumentException(file + " ends before its last element", e);
    }
  }

  /** Checks before memory is taken for them that the elements which the header promises exist. */
  private static void requireLength(Path file, long promised, long present) {
    if (present < promised) {
      throw new InvalidArgumentException(
          file
              + " ends before its last element: its header promises "
              + promised
              + " bytes of elements, but there are "
              + present);
    }
    if (present > promised) {
      throw tooLong(file);
    }
  }

  private static InvalidArgumentException tooLong(Path file) {
    return new InvalidArgumentException(file + " goes on after its last element");
  }

  private static String header(DataInputStream in, Path file) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new InvalidArgumentException(file + " is no .npy file");
    }
    int major = in.readUnsignedByte();
    in.readUnsignedByte();
    if (major < 1 || major > 3) {
      throw new InvalidArgumentException(
          file + " is a .npy file of version " + major + "; known are 1, 2 and 3");
    }
    int length =
        major == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (length < 0 || length > MAX_HEADER) {
      throw new InvalidArgumentException(
          file
              + " has a header of "
              + Integer.toUnsignedString(length)
              + " bytes; at most "
              + MAX_HEADER
              + " make sense");
    }
    byte[] text = new byte[length];
    in.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void fill(DataInputStream in, Tensor tensor, ByteOrder order) throws IOException {
    int unit = tensor.dataType().bytes();
    byte[] chunk = new byte[CHUNK_BYTES];
    int length = (int) tensor.spec().elements();
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, CHUNK_BYTES / unit);
      in.readFully(chunk, 0, count * unit);
      if (tensor.dataType() == DataType.BOOL) {
        toTruthValues(chunk, count);
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count * unit).order(order);
      getAll(bytes, tensor.array(), done, count);
      done += count;
    }
  }

  /** NumPy takes any byte but 0 as True; Pillow's images of mode 1 have 255. */
  private static void toTruthValues(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (bytes[i] == 0 ? 0 : 1);
    }
  }

  private static void getAll(ByteBuffer bytes, Object array, int offset, int count) {
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().get(floats, offset, count);
    } else if (array instanceof double[] doubles) {
      bytes.asDoubleBuffer().get(doubles, offset, count);
    } else if (array instanceof short[] shorts) {
      bytes.asShortBuffer().get(shorts, offset, count);
    } else if (array instanceof int[] ints) {
      bytes.asIntBuffer().get(ints, offset, count);
    } else if (array instanceof long[] longs) {
      bytes.asLongBuffer().get(longs, offset, count);
    } else {
      bytes.get((byte[]) array, offset, count);
    }
  }

  /**
   * Writes a contiguous tensor, in version 1 of the format and little-endian order. An existing
   * file is replaced.
   *
   * @throws IOException if the file cannot be written
   * @throws InvalidArgumentException if the tensor is not contiguous, or is of bfloat16, which the
   *     format does not know
   */
  public static void write(Path file, Tensor tensor) throws IOException {
    byte[] header = header(tensor.spec());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, header, tensor);
    }
  }

  /**
   * Writes a tensor to a stream, which is neither flushed nor closed.
   *
   * @throws IOException if the stream cannot be written to
   * @throws InvalidArgumentException if the tensor is not contiguous, or is of bfloat16, which the
   *     format does not know
   */
  public static void write(OutputStream out, Tensor tensor) throws IOException {
    write(out, header(tensor.spec()), tensor);
  }

  /**
   * Writes what comes before the elements of a tensor, which may then be written in parts with
   * {@link #writeElements}. The stream is neither flushed nor closed.
   *
   * @param spec of the whole tensor
   * @throws IOException if the stream cannot be written to
   * @throws InvalidArgumentException if the tensor is not contiguous, or is of bfloat16, which the
   *     format does not know
   */
  public static void writeHeader(OutputStream out, TensorSpec spec) throws IOException {
    writeHeader(out, header(spec));
  }

  private static void write(OutputStream out, byte[] header, Tensor tensor) throws IOException {
    writeHeader(out, header);
    writeElements(out, tensor);
  }

  private static void writeHeader(OutputStream out, byte[] header) throws IOException {
    int preamble = MAGIC.length + 4;
    int padding = ALIGNMENT - 1 - (preamble + header.length) % ALIGNMENT;
    int length = header.length + padding + 1;
    out.write(MAGIC);
    out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
    out.write(header);
    out.write(" ".repeat(padding).concat("\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the header's text; whoever asks for it before a file is opened leaves none behind. */
  private static byte[] header(TensorSpec spec) {
    if (spec.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("a .npy file holds a contiguous tensor, but got " + spec);
    }
    return NpyHeader.of(spec).text().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes the elements of a contiguous tensor in C order, little-endian.
   *
   * @throws IOException if the stream cannot be written to
   */
  public static void writeElements(OutputStream out, Tensor tensor) throws IOException {
    int unit = tensor.dataType().bytes();
    Object array = tensor.copyToArray();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int length = Array.getLength(array);
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, CHUNK_BYTES / unit);
      putAll(chunk, array, done, count);
      out.write(chunk.array(), 0, count * unit);
      done += count;
    }
  }

  private static void putAll(ByteBuffer bytes, Object array, int offset, int count) {
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().put(floats, offset, count);
    } else if (array instanceof double[] doubles) {
      bytes.asDoubleBuffer().put(doubles, offset, count);
    } else if (array instanceof short[] shorts) {
      bytes.asShortBuffer().put(shorts, offset, count);
    } else if (array instanceof int[] ints) {
      bytes.asIntBuffer().put(ints, offset, count);
    } else if (array instanceof long[] longs) {
      bytes.asLongBuffer().put(longs, offset, count);
    } else {
      bytes.duplicate().put((byte[]) array, offset, count);
    }
  }
}
