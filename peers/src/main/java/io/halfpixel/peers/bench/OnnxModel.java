package io.halfpixel.peers.bench;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.halfpixel.DataType;
import io.halfpixel.benchmarks.grid.Filter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A model of one {@code Resize} node, in the bytes of a {@code ModelProto}. Field numbers are those
 * of ONNX, {@code onnx/onnx.proto}; the arguments are those that PyTorch's exporter writes.
 */
final class OnnxModel {
  static final String INPUT = "x";
  static final String OUTPUT = "y";
  private static final String SIZES = "sizes";
  private static final int IR_VERSION = 8;
  private static final int OPSET = 18;
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT64 = 7;
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;

  private OnnxModel() {}

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream to) throws IOException;
  }

  /**
   * Returns the model.
   *
   * @param filter without a gradient
   * @param type float32 or uint8
   * @param from the shape of the input, in any order of axes
   * @param to the shape of the output
   */
  static byte[] resize(Filter filter, DataType type, long[] from, long[] to) {
    int element = type == DataType.U8 ? UINT8 : FLOAT;
    ByteString graph =
        message(
            out -> {
              out.writeBytes(1, node(filter));
              out.writeString(2, "resize");
              out.writeBytes(5, sizes(to));
              out.writeBytes(11, value(INPUT, element, from));
              out.writeBytes(12, value(OUTPUT, element, to));
            });
    return message(
            out -> {
              out.writeInt64(1, IR_VERSION);
              out.writeBytes(7, graph);
              out.writeBytes(8, message(opset -> opset.writeInt64(2, OPSET)));
            })
        .toByteArray();
  }

  private static ByteString node(Filter filter) {
    return message(
        out -> {
          out.writeString(1, INPUT);
          out.writeString(1, ""); // The region of interest.
          out.writeString(1, ""); // Scales.
          out.writeString(1, SIZES);
          out.writeString(2, OUTPUT);
          out.writeString(4, "Resize");
          boolean nearest = filter == Filter.NEAREST;
          boolean cubic = filter == Filter.BICUBIC || filter == Filter.BICUBIC_AA;
          out.writeBytes(5, text("mode", nearest ? "nearest" : cubic ? "cubic" : "linear"));
          out.writeBytes(
              5, text("coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel"));
          if (nearest) {
            out.writeBytes(5, text("nearest_mode", "floor"));
          }
          out.writeBytes(5, number("cubic_coeff_a", filter.antialias() ? -0.5f : -0.75f));
          out.writeBytes(5, number("antialias", filter.antialias() ? 1 : 0));
        });
  }

  private static ByteString text(String name, String value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeBytes(4, ByteString.copyFromUtf8(value));
          out.writeInt32(20, ATTRIBUTE_STRING);
        });
  }

  private static ByteString number(String name, float value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeFloat(2, value);
          out.writeInt32(20, ATTRIBUTE_FLOAT);
        });
  }

  private static ByteString number(String name, int value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeInt64(3, value);
          out.writeInt32(20, ATTRIBUTE_INT);
        });
  }

  /** Returns the initializer that holds the output's shape. */
  private static ByteString sizes(long[] shape) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * shape.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(shape);
    return message(
        out -> {
          out.writeInt64(1, shape.length);
          out.writeInt32(2, INT64);
          out.writeString(8, SIZES);
          out.writeBytes(9, ByteString.copyFrom(raw));
        });
  }

  private static ByteString value(String name, int element, long[] shape) {
    ByteString lengths =
        message(
            out -> {
              for (long length : shape) {
                out.writeBytes(1, message(axis -> axis.writeInt64(1, length)));
              }
            });
    ByteString tensor =
        message(
            out -> {
              out.writeInt32(1, element);
              out.writeBytes(2, lengths);
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
