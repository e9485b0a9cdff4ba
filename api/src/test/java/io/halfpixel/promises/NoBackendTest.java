package io.halfpixel.promises;

import static io.halfpixel.promises.Refusals.invalid;
import static io.halfpixel.promises.Refusals.unavailable;
import static io.halfpixel.promises.Refusals.unsupported;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Resampler;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Scores;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import org.junit.jupiter.api.Test;

/**
 * Calls that run something: what the plan refuses, they refuse; and without a backend, as here,
 * they say so.
 */
class NoBackendTest {
  private static final Tensor IMAGE = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 4, 4, 4));
  private static final Tensor TWICE = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 4, 8, 8));
  private static final Tensor SHORTS = Tensor.allocate(TensorSpec.of(DataType.U16, 1, 4, 4, 4));
  private static final Tensor ENLARGED = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 8, 8, 4));
  private static final Tensor VOLUME = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 4, 4, 4, 4));
  private static final Tensor LINE = Tensor.allocate(TensorSpec.of(DataType.F32, 4));

  @Test
  void backends() {
    invalid("none", () -> Backends.get("none"));
    unavailable(Backends::candidates);
    unavailable(() -> Backends.prepare(PixelShuffle.of(2).plan(IMAGE.spec())));
  }

  @Test
  void torchInterpolation() {
    Interpolate bicubic = Interpolate.builder().size(8, 8).mode(Mode.BICUBIC).build();
    Tensor noRule = Tensor.allocate(TensorSpec.of(DataType.I64, 1, 4, 4, 4));
    invalid("spatial dimensions", () -> bicubic.forward(VOLUME));
    unsupported("Long", () -> bicubic.forward(noRule));
    unavailable(() -> bicubic.forward(IMAGE));
    invalid("spatial dimensions", () -> bicubic.forward(VOLUME, TWICE));
    unsupported("Long", () -> bicubic.forward(noRule, TWICE));
    unavailable(() -> bicubic.forward(IMAGE, TWICE));
    unsupported("Long", () -> bicubic.apply(noRule));
    unavailable(() -> bicubic.apply(IMAGE));
    unsupported("Long", () -> bicubic.apply(noRule, TWICE));
    unavailable(() -> bicubic.apply(IMAGE, TWICE));
    invalid("parallelism is at least 1, but got 0", () -> bicubic.parallel(Runnable::run, 0));
  }

  @Test
  void torchGradients() {
    Shape image = Shape.of(1, 4, 4, 4);
    Interpolate bicubic = Interpolate.builder().size(8, 8).mode(Mode.BICUBIC).build();
    Interpolate unknown = Interpolate.builder().size(8, 8).mode("sinc").build();
    invalid("grad_output", () -> bicubic.backward(IMAGE, image));
    unsupported("sinc", () -> unknown.backward(TWICE, image));
    unavailable(() -> bicubic.backward(TWICE, image));
  }

  @Test
  void torchPixelShuffle() {
    PixelShuffle shuffle = PixelShuffle.of(2);
    Tensor result = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 1, 8, 8));
    unsupported("UInt16", () -> shuffle.plan(SHORTS.spec()));
    invalid("at least 3 dimensions", () -> shuffle.forward(LINE));
    unsupported("UInt16", () -> shuffle.forward(SHORTS));
    unavailable(() -> shuffle.forward(IMAGE));
    invalid("at least 3 dimensions", () -> shuffle.forward(LINE, result));
    unsupported("UInt16", () -> shuffle.forward(SHORTS, result));
    unavailable(() -> shuffle.forward(IMAGE, result));
    PixelUnshuffle unshuffle = PixelUnshuffle.of(2);
    Tensor more = Tensor.allocate(TensorSpec.of(DataType.F32, 1, 16, 2, 2));
    unsupported("UInt16", () -> unshuffle.plan(SHORTS.spec()));
    invalid("at least 3 dimensions", () -> unshuffle.forward(LINE));
    unsupported("UInt16", () -> unshuffle.forward(SHORTS));
    unavailable(() -> unshuffle.forward(IMAGE));
    invalid("at least 3 dimensions", () -> unshuffle.forward(LINE, more));
    unsupported("UInt16", () -> unshuffle.forward(SHORTS, more));
    unavailable(() -> unshuffle.forward(IMAGE, more));
  }

  @Test
  void kerasLayers() {
    UpSampling2D layer = UpSampling2D.builder().size(2).interpolation("bilinear").build();
    UpSampling2D torch =
        UpSampling2D.builder()
            .size(2)
            .interpolation("bilinear")
            .backend(KerasBackend.TORCH)
            .build();
    invalid("expected ndim=4", () -> layer.call(LINE));
    unsupported("uint16", () -> torch.call(SHORTS));
    unavailable(() -> layer.call(IMAGE));
    invalid("expected ndim=4", () -> layer.call(LINE, ENLARGED));
    unsupported("uint16", () -> torch.call(SHORTS, ENLARGED));
    unavailable(() -> layer.call(IMAGE, ENLARGED));
    unsupported("uint16", () -> torch.plan(SHORTS.spec()));
    invalid("the gradient of the output", () -> layer.backward(IMAGE, IMAGE.spec()));
    UpSampling2D jax = UpSampling2D.builder().size(2).backend(KerasBackend.JAX).build();
    unsupported("Keras on tensorflow", () -> jax.backward(ENLARGED, IMAGE.spec()));
    unavailable(() -> layer.backward(ENLARGED, IMAGE.spec()));
  }

  @Test
  void kerasImageResize() {
    ImageResize resize = ImageResize.builder().size(8, 8).build();
    ImageResize torch = ImageResize.builder().size(8, 8).backend(KerasBackend.TORCH).build();
    ImageResize jax = ImageResize.builder().size(8, 8).backend(KerasBackend.JAX).build();
    invalid("Invalid images rank", () -> resize.call(LINE));
    unsupported("uint16", () -> torch.call(SHORTS));
    unavailable(() -> resize.call(IMAGE));
    invalid("the gradient of the output", () -> resize.backward(IMAGE, IMAGE.spec()));
    unsupported("Keras on tensorflow", () -> jax.backward(ENLARGED, IMAGE.spec()));
    unavailable(() -> resize.backward(ENLARGED, IMAGE.spec()));
  }

  @Test
  void tensorFlowGradients() {
    Resize resize = Resize.builder().size(8, 8).build();
    Resize area = Resize.builder().size(8, 8).method(ResizeMethod.AREA).build();
    invalid("the gradient of the output", () -> resize.backward(IMAGE, IMAGE.spec()));
    unsupported("ResizeArea", () -> area.backward(ENLARGED, IMAGE.spec()));
    unavailable(() -> resize.backward(ENLARGED, IMAGE.spec()));
  }

  @Test
  void resampler() {
    Resampler mitchell = Resampler.mitchell();
    Tensor noRule = Tensor.allocate(TensorSpec.of(DataType.BOOL, 4, 4));
    Tensor image = Tensor.allocate(TensorSpec.of(DataType.F32, 4, 4));
    Tensor twice = Tensor.allocate(TensorSpec.of(DataType.F32, 8, 8));
    invalid("[0, 8]", () -> mitchell.resize(image, 0, 8));
    unsupported("bool", () -> mitchell.resize(noRule, 8, 8));
    unavailable(() -> mitchell.resize(image, 8, 8));
    Resampler clamped = mitchell.size(8, 8).clamp(0, 1);
    invalid("its shape [8, 8]", () -> mitchell.size(8, 8).backward(image, image.shape()));
    unsupported("clamp", () -> clamped.backward(twice, image.shape()));
    unavailable(() -> mitchell.size(8, 8).backward(twice, image.shape()));
    invalid("[0, 3]", () -> mitchell.fitInside(0, 3));
    invalid("[0]", () -> mitchell.shortestEdge(0));
  }

  @Test
  void preprocessing() {
    Tensor photo = Tensor.allocate(TensorSpec.of(DataType.U8, 4, 4, 3));
    unavailable(() -> Preprocessor.of(Stages.flipChannels()).batch(photo));
    io.halfpixel.preprocess.ResizeMethod mitchell =
        io.halfpixel.preprocess.ResizeMethod.interleaved((h, w) -> Resampler.mitchell().size(h, w));
    Preprocessor longs =
        Preprocessor.of(Stages.cast(DataType.I64), Stages.resize(mitchell, SizeRule.exact(8, 8)));
    unsupported("int64", () -> longs.batch(photo));
    unsupported("int64", () -> longs.toSource(photo.spec()));
    Preprocessor reading =
        longs.reading(
            (image, layout) -> {
              throw new InvalidArgumentException("nothing to see");
            });
    invalid("nothing to see", () -> reading.forImage(photo));
  }

  @Test
  void scores() {
    Interpolate up = Interpolate.builder().size(8, 8).mode(Mode.BILINEAR).build();
    Tensor longs = Tensor.allocate(TensorSpec.of(DataType.I64, 1, 4, 4, 4));
    unsupported("Long", () -> Scores.argmax(longs, up));
    unavailable(() -> Scores.argmax(IMAGE, up));
  }
}
