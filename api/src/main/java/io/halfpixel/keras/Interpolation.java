package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.SpatialLayout;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torch.Interpolate;
import java.util.List;

/**
 * The call of the framework under Keras that resizes images, as {@code
 * keras/src/backend/<name>/image.py} makes it.
 *
 * @param name Keras' name, which the backend knows
 * @param antialias whether the filter is stretched when an axis shrinks
 * @param height the new height, at least 1
 * @param width the new width, at least 1
 */
record Interpolation(String name, boolean antialias, int height, int width) {
  /** Returns the plan for images of shape [n, h, w, c]. */
  Plan plan(KerasBackend backend, TensorSpec images) {
    return switch (backend) {
      case TENSORFLOW -> tensorFlow(images);
      case JAX -> jax(images);
      case TORCH -> torch(images);
      case NUMPY -> new NumpyRule(NumpyKernel.of(name), antialias).plan(images, height, width);
    };
  }

  private Plan tensorFlow(TensorSpec images) {
    return tensorFlowCall().plan(images);
  }

  private io.halfpixel.tensorflow.Resize tensorFlowCall() {
    return io.halfpixel.tensorflow.Resize.builder()
        .size(height, width)
        .method(ResizeMethod.of(name))
        .antialias(antialias)
        .build();
  }

  /** Returns the plan from the gradient of the resized images to that of the images. */
  Plan gradient(KerasBackend backend, TensorSpec images, TensorSpec grad) {
    return switch (backend) {
      case TENSORFLOW -> tensorFlowCall().gradient(images).plan(grad);
      case TORCH ->
          torchCall()
              .gradient(torchView(images).shape())
              .plan(torchView(grad))
              .between(grad, images);
      case JAX, NUMPY -> throw Gradient.unknown(backend);
    };
  }

  /** JAX knows no channels; it gets the axes in the order of memory. */
  private Plan jax(TensorSpec images) {
    long[] shape = images.shape().toArray();
    boolean last = images.memoryFormat() == MemoryFormat.CONTIGUOUS;
    Plan plan =
        io.halfpixel.jax.Resize.builder()
            .method(name)
            .antialias(antialias)
            .shape(inMemory(last, shape[0], height, width, shape[3]))
            .build()
            .plan(TensorSpec.of(images.dataType(), inMemory(last, shape)));
    return plan.between(images, resized(images, plan.target().dataType()));
  }

  private static long[] inMemory(boolean last, long... shape) {
    return last ? shape : new long[] {shape[0], shape[3], shape[1], shape[2]};
  }

  /** PyTorch gets a view [n, c, h, w]; antialiasing is for linear and cubic only. */
  private Plan torch(TensorSpec images) {
    return torchCall().plan(torchView(images)).between(images, resized(images, images.dataType()));
  }

  private Interpolate torchCall() {
    boolean nearest = name.equals("nearest");
    Interpolate.Builder call =
        Interpolate.builder()
            .size(height, width)
            .mode(nearest ? "nearest-exact" : name)
            .antialias(antialias && !nearest);
    if (!nearest) {
      call.alignCorners(false);
    }
    return call.build();
  }

  private static TensorSpec torchView(TensorSpec images) {
    long[] shape = images.shape().toArray();
    boolean last = images.memoryFormat() == MemoryFormat.CONTIGUOUS;
    return new TensorSpec(
        Shape.of(shape[0], shape[3], shape[1], shape[2]),
        images.dataType(),
        last ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS);
  }

  private TensorSpec resized(TensorSpec images, DataType type) {
    return SpatialLayout.resized(images, 1, List.of(height, width), type);
  }

  /**
   * Checks that the images have a type whose result is defined.
   *
   * @throws UnsupportedModeException if PyTorch is to interpolate {@code uint16}
   */
  void check(KerasBackend backend, DataType images) {
    if (backend == KerasBackend.TORCH && images == DataType.U16 && !name.equals("nearest")) {
      throw new UnsupportedModeException(
          "Keras on torch cuts the fractions of uint16 off where it rounds other integers; convert"
              + " to float32 or int32 first");
    }
  }
}
