package io.halfpixel.spark;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Writes results as values of a column. */
enum TensorColumn {
  /**
   * {@code struct<shape: array<int>, data: array<float>>}, the values in the order of the shape.
   */
  TENSOR,
  /** An image of Spark's source {@code image}: blue, green, red. */
  IMAGE;

  /** A row of Spark has less than 2^31 bytes, and its buffer is doubled as it grows. */
  private static final long MAX_BYTES = 1L << 30;

  /** Spark copies a row from its encoder to a projection to what writes it. */
  private static final int COPIES = 8;

  private static final int BANDS = 3;
  private static final int CV_8UC3 = 16;

  private static final StructType TENSOR_TYPE =
      DataTypes.createStructType(
          List.of(
              DataTypes.createStructField(
                  "shape", DataTypes.createArrayType(DataTypes.IntegerType, false), true),
              DataTypes.createStructField(
                  "data", DataTypes.createArrayType(DataTypes.FloatType, false), true)));

  /** Returns the type of the column. */
  StructType type() {
    return this == TENSOR ? TENSOR_TYPE : ImageSchema.columnSchema();
  }

  /**
   * Checks that results of a specification fit the column.
   *
   * @throws InvalidArgumentException if they do not
   */
  void require(TensorSpec result) {
    boolean fits =
        this == TENSOR
            ? result.dataType() == DataType.F32 || result.dataType() == DataType.U8
            : result.dataType() == DataType.U8
                && result.shape().rank() == BANDS
                && result.shape().length(2) == BANDS;
    if (!fits) {
      throw new InvalidArgumentException(
          this == TENSOR
              ? "a column of tensors holds float32 and uint8, but the result is " + result
              : "a column of images holds uint8 [h, w, 3], but the result is " + result);
    }
  }

  /**
   * Checks the size of one result.
   *
   * @throws RefusedImageException if a row cannot hold it
   */
  void requireSize(TensorSpec result) throws RefusedImageException {
    requireSize(result, Runtime.getRuntime().maxMemory());
  }

  /** Checks the size of one result beside a heap. */
  void requireSize(TensorSpec result, long heap) throws RefusedImageException {
    long bytes = result.elements() * (this == TENSOR ? Float.BYTES : 1);
    if (bytes > MAX_BYTES) {
      throw new RefusedImageException(
          "a result has at most 2^30 bytes in a row, but " + result.shape() + " has " + bytes);
    }
    if (bytes > heap / COPIES) {
      throw new RefusedImageException(
          "a result has at most an eighth of the heap, which is "
              + heap
              + " bytes, but "
              + result.shape()
              + " has "
              + bytes);
    }
  }

  /**
   * Returns how a result is written to memory. Floats are copied as one block; an encoder of rows
   * would make an object of each.
   */
  Encoder<?> encoder(SparkSession session) {
    return this == TENSOR
        ? Encoders.tuple(
            session.implicits().newIntArrayEncoder(), session.implicits().newFloatArrayEncoder())
        : Encoders.row(ImageSchema.columnSchema());
  }

  /**
   * Returns a value of the column, for {@link #encoder}.
   *
   * @param result the result
   * @param values the array that holds it
   * @param origin the file, for {@link #IMAGE}
   */
  Object value(TensorSpec result, Object values, @Nullable String origin) {
    if (this == IMAGE) {
      return image(result, (byte[]) values, origin);
    }
    int[] shape = Arrays.stream(result.shape().toArray()).mapToInt(Math::toIntExact).toArray();
    return new Tuple2<>(shape, values instanceof byte[] bytes ? floats(bytes) : (float[]) values);
  }

  private static float[] floats(byte[] bytes) {
    float[] floats = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      floats[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return floats;
  }

  private static Row image(TensorSpec result, byte[] pixels, @Nullable String origin) {
    for (int pixel = 0; pixel < pixels.length; pixel += BANDS) {
      byte red = pixels[pixel];
      pixels[pixel] = pixels[pixel + 2];
      pixels[pixel + 2] = red;
    }
    int height = (int) result.shape().length(0);
    int width = (int) result.shape().length(1);
    return RowFactory.create(origin, height, width, BANDS, CV_8UC3, pixels);
  }
}
