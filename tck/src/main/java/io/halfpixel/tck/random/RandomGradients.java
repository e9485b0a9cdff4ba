package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.keras.UpSampling3D;
import io.halfpixel.plan.Plan;
import io.halfpixel.tensorflow.Differentiable;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import java.util.List;

/** Plans of gradients of TensorFlow and Keras, of every floating-point type. */
public final class RandomGradients {
  private static final List<String> INTERPOLATIONS =
      List.of("nearest", "bilinear", "bicubic", "lanczos3");

  private final Randoms random;

  public RandomGradients(Randoms random) {
    this.random = random;
  }

  /** Returns the gradient of {@code tf.image.resize} or of a raw operation. */
  public Plan tensorFlow() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec images = images(MemoryFormat.CHANNELS_FIRST, 4);
          int height = random.between(1, 40);
          int width = random.between(1, 40);
          Differentiable<?> call =
              switch (random.between(0, 3)) {
                case 0 -> ResizeBilinear.of(height, width).alignCorners(random.flip());
                case 1 -> ResizeBicubic.of(height, width).alignCorners(random.flip());
                case 2 -> ResizeNearestNeighbor.of(height, width).alignCorners(random.flip());
                default ->
                    Resize.builder()
                        .size(height, width)
                        .method(random.pick(List.of(ResizeMethod.values())))
                        .antialias(random.flip())
                        .build();
              };
          return call.gradient(images).plan(call.plan(images).target());
        });
  }

  /** Returns the gradient of a layer of Keras or of {@code keras.ops.image.resize}. */
  public Plan keras() {
    return AcceptedPlans.draw(
        () -> {
          DataFormat format = random.pick(List.of(DataFormat.values()));
          boolean first = format == DataFormat.CHANNELS_FIRST;
          MemoryFormat transposed =
              first ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CHANNELS_FIRST;
          TensorSpec images = images(transposed, 4);
          return switch (random.between(0, 2)) {
            case 0 -> {
              UpSampling2D layer =
                  UpSampling2D.builder()
                      .size(random.between(1, 4), random.between(1, 4))
                      .interpolation(random.pick(INTERPOLATIONS))
                      .dataFormat(format)
                      .dtype(images.dataType())
                      .build();
              yield layer.gradient(images).plan(layer.plan(images).target());
            }
            case 1 -> {
              TensorSpec volumes = images(transposed, 5);
              UpSampling3D layer =
                  UpSampling3D.builder()
                      .size(random.between(1, 3), random.between(1, 3), random.between(1, 3))
                      .dataFormat(format)
                      .build();
              yield layer.gradient(volumes).plan(layer.plan(volumes).target());
            }
            default -> {
              ImageResize.Builder call =
                  ImageResize.builder()
                      .size(random.between(1, 40), random.between(1, 40))
                      .interpolation(random.pick(INTERPOLATIONS))
                      .antialias(random.flip())
                      .dataFormat(format);
              ImageResize resize =
                  (random.flip() ? call.cropToAspectRatio(true) : call.padToAspectRatio(true))
                      .build();
              yield resize.gradient(images).plan(resize.plan(images).target());
            }
          };
        });
  }

  private TensorSpec images(MemoryFormat transposed, int rank) {
    long[] shape = new long[rank];
    shape[0] = random.between(1, 2);
    for (int axis = 1; axis < rank; axis++) {
      shape[axis] = random.between(1, rank == 5 ? 6 : 18);
    }
    DataType type =
        random.pick(List.of(DataType.F32, DataType.F32, DataType.F64, DataType.F16, DataType.BF16));
    MemoryFormat format = random.flip() ? transposed : MemoryFormat.CONTIGUOUS;
    return new TensorSpec(Shape.of(shape), type, format);
  }
}
