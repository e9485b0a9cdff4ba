package io.halfpixel.peers;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.halfpixel.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a model of one node, in the bytes of a {@code ModelProto}. Its first input is {@link
 * #INPUT}, the others are constants; its output is {@link #OUTPUT}. Field numbers are those of
 * ONNX, {@code onnx/onnx.proto}. A writer belongs to one thread.
 */
public final class OnnxModel {
  /** The name of the input. */
  public static final String INPUT = "x";

  /** The name of the output. */
  public static final String OUTPUT = "y";

  private static final int IR_VERSION = 8;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final int ATTRIBUTE_FLOATS = 6;
  private static final int ATTRIBUTE_INTS = 7;

  private final String operator;
  private final int opset;
  private final List<String> inputs = new ArrayList<>(List.of(INPUT));
  private final List<ByteString> attributes = new ArrayList<>();
  private final List<ByteString> constants = new ArrayList<>();

  /**
   * Begins a model.
   *
   * @param operator such as {@code "Resize"}
   * @param opset the version of the operator set that the model imports
   */
  public OnnxModel(String operator, int opset) {
    this.operator = operator;
    this.opset = opset;
  }

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream to) throws IOException;
  }

  /**
   * Adds an attribute.
   *
   * @param value a {@code String}, {@code Float}, {@code Integer}, or a list of {@code Float} or of
   *     {@code Integer}, which must not be empty
   * @throws IllegalArgumentException if it is anything else
   */
  public OnnxModel attribute(String name, Object value) {
    attributes.add(
        message(
            out -> {
              out.writeString(1, name);
              if (value instanceof String text) {
                out.writeBytes(4, ByteString.copyFromUtf8(text));
                out.writeInt32(20, ATTRIBUTE_STRING);
              } else if (value instanceof Float number) {
                out.writeFloat(2, number);
                out.writeInt32(20, ATTRIBUTE_FLOAT);
              } else if (value instanceof Integer number) {
                out.writeInt64(3, number);
                out.writeInt32(20, ATTRIBUTE_INT);
              } else if (value instanceof List<?> list) {
                writeAll(list, out);
              } else {
                throw new IllegalArgumentException("no attribute: " + value);
              }
            }));
    return this;
  }

  private static void writeAll(List<?> list, CodedOutputStream out) throws IOException {
    for (Object element : list) {
      if (element instanceof Float number) {
        out.writeFloat(7, number);
      } else if (element instanceof Integer number) {
        out.writeInt64(8, number);
      } else {
        throw new IllegalArgumentException("no attribute: " + list);
      }
    }
    out.writeInt32(20, list.get(0) instanceof Float ? ATTRIBUTE_FLOATS : ATTRIBUTE_INTS);
  }

  /** Leaves out the next input. */
  public OnnxModel absent() {
    inputs.add("");
    return this;
  }

  /** Adds a constant input of float32 numbers; none is a tensor of length 0. */
  public OnnxModel floats(String name, List<Float> values) {
    ByteBuffer raw = littleEndian(Float.BYTES * values.size());
    values.forEach(raw::putFloat);
    return constant(name, FLOAT, values.size(), raw);
  }

  /** Adds a constant input of int64 numbers. */
  public OnnxModel longs(String name, List<Long> values) {
    ByteBuffer raw = littleEndian(Long.BYTES * values.size());
    values.forEach(raw::putLong);
    return constant(name, INT64, values.size(), raw);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private OnnxModel constant(String name, int element, int count, ByteBuffer raw) {
    inputs.add(name);
    constants.add(
        message(
            out -> {
              out.writeInt64(1, count);
              out.writeInt32(2, element);
              out.writeString(8, name);
              out.writeBytes(9, ByteString.copyFrom(raw.flip()));
            }));
    return this;
  }

  /**
   * Returns the model. The shape of its output is for the runtime to find.
   *
   * @param type the elements of input and output
   * @param from the shape of the input
   */
  public byte[] bytes(DataType type, long... from) {
    ByteString graph =
        message(
            out -> {
              out.writeBytes(1, node());
              out.writeString(2, "one node");
              for (ByteString constant : constants) {
                out.writeBytes(5, constant);
              }
              out.writeBytes(11, value(INPUT, code(type), shape(from)));
              out.writeBytes(12, value(OUTPUT, code(type), ByteString.EMPTY));
            });
    return message(
            out -> {
              out.writeInt64(1, IR_VERSION);
              out.writeBytes(7, graph);
              out.writeBytes(8, message(imported -> imported.writeInt64(2, opset)));
            })
        .toByteArray();
  }

  private ByteString node() {
    return message(
        out -> {
          for (String input : inputs) {
            out.writeString(1, input);
          }
          out.writeString(2, OUTPUT);
          out.writeString(4, operator);
          for (ByteString attribute : attributes) {
            out.writeBytes(5, attribute);
          }
        });
  }

  /** ONNX' number of a type, {@code TensorProto.DataType}. */
  private static int code(DataType type) {
    return switch (type) {
      case F32 -> FLOAT;
      case U8 -> 2;
      case I8 -> 3;
      case U16 -> 4;
      case I16 -> 5;
      case I32 -> 6;
      case I64 -> INT64;
      case BOOL -> 9;
      case F16 -> 10;
      case F64 -> 11;
      case BF16 -> 16;
    };
  }

  private static ByteString shape(long[] lengths) {
    return message(
        out -> {
          for (long length : lengths) {
            out.writeBytes(1, message(axis -> axis.writeInt64(1, length)));
          }
        });
  }

  private static ByteString value(String name, int element, ByteString shape) {
    ByteString tensor =
        message(
            out -> {
              out.writeInt32(1, element);
              if (!shape.isEmpty()) {
                out.writeBytes(2, shape);
              }
            });
    return message(
        out -> {
          out.writeString(1, name);
          out.writeBytes(2, message(type -> type.writeBytes(1, tensor)));
        });
  }

  private static ByteString message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
