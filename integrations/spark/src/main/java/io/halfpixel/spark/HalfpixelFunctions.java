package io.halfpixel.spark;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF5;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Functions of SQL.
 *
 * <pre>{@code
 * HalfpixelFunctions.register(spark);
 * spark.sql("SELECT path, halfpixel_resize(content, 224, 224, 'pillow', 'bicubic') FROM files");
 * }</pre>
 *
 * <p>{@code halfpixel_resize(image, height, width, like, mode)} is what {@link HalfpixelResize}
 * makes with these parameters and the others unset: {@code struct<shape, data>}, [3, height, width]
 * fractions. An image is a file or an image of Spark's source {@code image}. An image of no use
 * ends the job; with {@code try_halfpixel_resize} its result is null. The result of a null is null.
 */
public final class HalfpixelFunctions {
  private HalfpixelFunctions() {}

  /** Makes the functions known to a session; again does no harm. */
  public static void register(SparkSession spark) {
    spark.udf().register("halfpixel_resize", function(true), TensorColumn.TENSOR.type());
    spark.udf().register("try_halfpixel_resize", function(false), TensorColumn.TENSOR.type());
  }

  private static UDF5<Object, Integer, Integer, String, String, @Nullable Row> function(
      boolean fails) {
    return (image, height, width, like, mode) -> {
      if (image == null || height == null || width == null || like == null || mode == null) {
        return null;
      }
      ImageTask.Outcome outcome =
          task(height, width, like, mode).run(image, null, new ResultMemory());
      if (fails && outcome.value() == null) {
        throw new ImageRowException(
            "halfpixel_resize: " + Objects.requireNonNull(outcome.reason()), outcome.cause());
      }
      return outcome.value() instanceof Tuple2<?, ?> tensor
          ? RowFactory.create(tensor._1(), tensor._2())
          : null;
    };
  }

  private static ImageTask task(int height, int width, String like, String mode) {
    ResizeRecipe recipe =
        new ResizeRecipe(
            like,
            mode,
            like.equals("torchvision"),
            new ResizeRecipe.Target(height, width, 0),
            new ResizeRecipe.Crop(0, 0),
            new ResizeRecipe.Values(true, List.of(), List.of()),
            /* planes= */ true);
    ImageColumn column =
        new ImageColumn(recipe.decoding(), recipe.upright(), ImageColumn.MAX_PIXELS);
    return new ImageTask(recipe, column, TensorColumn.TENSOR);
  }
}
