package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.plan.Plan;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import io.halfpixel.torch.RoundingProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Plans as the faces make them: windows, repeating phases and shared weights, which backends have
 * fast paths for.
 */
public final class RandomFaces {
  private static final List<Integer> CHANNELS = List.of(1, 2, 3, 4, 5, 8, 9, 16, 17);
  private static final List<Double> SCALES =
      List.of(2.0, 2.0, 3.0, 4.0, 8.0, 0.5, 0.25, 1.0, 1.5, 2.3, 1 / 3.0);
  private static final List<String> KERAS_INTERPOLATIONS =
      List.of("nearest", "bilinear", "bicubic", "lanczos3", "area");

  private final Randoms random;

  public RandomFaces(Randoms random) {
    this.random = random;
  }

  /** Returns a plan of any face, asked for in the words that all of them share. */
  public Plan of(Face face) {
    return AcceptedPlans.draw(
        () -> {
          Imitation imitation = random.pick(face.imitations());
          TensorSpec source =
              imitation.channelsFirst() ? torchSource() : image(MemoryFormat.CHANNELS_FIRST);
          boolean scaled = random.flip();
          int axes = source.shape().rank() - 2;
          Request request =
              new Request(
                  random.pick(imitation.modes()),
                  scaled ? OptionalDouble.of(random.pick(SCALES)) : OptionalDouble.empty(),
                  scaled ? List.of() : sizes(axes),
                  random.flip(),
                  random.between(0, 4) == 0);
          return imitation.operation(request, source).plan(source);
        });
  }

  /** Returns a plan of {@code torch.nn.functional.interpolate}. */
  public Plan torch() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec source = torchSource();
          return torchCall(source).plan(source);
        });
  }

  /** Returns a plan of the gradient of the same. */
  public Plan torchGradient() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec source = torchSource();
          long[] output = source.shape().toArray();
          for (int axis = 2; axis < output.length; axis++) {
            output[axis] = random.between(1, output.length == 5 ? 12 : 50);
          }
          return torchBuilder()
              .size(Arrays.stream(output).skip(2).toArray())
              .build()
              .gradient(source.shape())
              .plan(new TensorSpec(Shape.of(output), source.dataType(), source.memoryFormat()));
        });
  }

  /** Returns a plan of mode area; one time in three the result is a single pixel. */
  public Plan torchArea() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec source = torchSource();
          int axes = source.shape().rank() - 2;
          long[] size = sizes(axes).stream().mapToLong(Integer::longValue).toArray();
          if (random.between(0, 2) == 0) {
            Arrays.fill(size, 1);
          }
          return Interpolate.builder()
              .mode(Mode.AREA)
              .size(size)
              .numThreads(random.between(1, 4))
              .build()
              .plan(source);
        });
  }

  /** Returns a plan of {@code torch.nn.PixelShuffle} or {@code torch.nn.PixelUnshuffle}. */
  public Plan pixelShuffle() {
    return AcceptedPlans.draw(
        () -> {
          int factor = random.between(1, 4);
          boolean shuffle = random.flip();
          long side = shuffle ? 1 : factor;
          long[] shape = {
            random.between(1, 3),
            random.between(1, 5) * (shuffle ? factor * (long) factor : 1),
            random.between(1, 20) * side,
            random.between(1, 20) * side
          };
          MemoryFormat format =
              random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
          int leading = random.between(0, 2) == 0 ? 1 : 0;
          Shape lengths = Shape.of(Arrays.copyOfRange(shape, leading, 4));
          DataType type = random.pick(List.of(DataType.values()));
          TensorSpec source = new TensorSpec(lengths, type, format);
          return shuffle
              ? PixelShuffle.of(factor).plan(source)
              : PixelUnshuffle.of(factor).plan(source);
        });
  }

  private Interpolate.Builder torchBuilder() {
    Interpolate.Builder call =
        Interpolate.builder()
            .mode(random.pick(List.of(Mode.values())))
            .antialias(random.between(0, 2) == 0)
            .numThreads(random.between(1, 2))
            .roundingProfile(random.pick(List.of(RoundingProfile.values())));
    return random.between(0, 2) == 0 ? call.alignCorners(true) : call;
  }

  private Interpolate torchCall(TensorSpec source) {
    Interpolate.Builder call = torchBuilder();
    if (random.flip()) {
      call.scaleFactor(random.pick(SCALES));
    } else {
      int axes = source.shape().rank() - 2;
      call.size(sizes(axes).stream().mapToLong(Integer::longValue).toArray());
    }
    return call.build();
  }

  private TensorSpec torchSource() {
    int axes = random.between(1, 6) / 2 + (random.flip() ? 1 : 0);
    int rank = 2 + Math.max(1, Math.min(3, axes));
    int channels = random.pick(CHANNELS);
    long[] shape = new long[rank];
    shape[0] = random.between(1, 2);
    shape[1] = channels;
    for (int axis = 2; axis < rank; axis++) {
      shape[axis] = random.between(1, rank == 5 ? 7 : channels > 5 ? 17 : 40);
    }
    List<DataType> types =
        List.of(DataType.F32, DataType.F32, DataType.U8, DataType.F16, DataType.BF16, DataType.F64);
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
    return new TensorSpec(Shape.of(shape), random.pick(types), format);
  }

  private List<Integer> sizes(int axes) {
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      sizes.add(random.between(1, axes == 3 ? 12 : 80));
    }
    return sizes;
  }

  /** Returns a plan of {@code tf.image.resize}. */
  public Plan tensorFlow() {
    return AcceptedPlans.draw(
        () ->
            Resize.builder()
                .size(random.between(1, 60), random.between(1, 60))
                .method(random.pick(List.of(ResizeMethod.values())))
                .antialias(random.flip())
                .build()
                .plan(image(MemoryFormat.CHANNELS_FIRST)));
  }

  /** Returns a plan of {@code keras.layers.UpSampling2D}. */
  public Plan keras() {
    return AcceptedPlans.draw(
        () -> {
          boolean first = random.flip();
          return UpSampling2D.builder()
              .size(random.between(1, 4), random.between(1, 4))
              .interpolation(random.pick(KERAS_INTERPOLATIONS))
              .dataFormat(first ? DataFormat.CHANNELS_FIRST : DataFormat.CHANNELS_LAST)
              .build()
              .plan(image(first ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CHANNELS_FIRST));
        });
  }

  /** Returns a plan of {@code keras.ops.image.resize} on any backend of Keras. */
  public Plan kerasResize() {
    return AcceptedPlans.draw(
        () ->
            ImageResize.builder()
                .size(random.between(1, 40), random.between(1, 40))
                .interpolation(random.pick(KERAS_INTERPOLATIONS))
                .antialias(random.flip())
                .padToAspectRatio(random.flip())
                .fillValue(random.between(0, 255))
                .backend(random.pick(List.of(KerasBackend.values())))
                .build()
                .plan(image(MemoryFormat.CHANNELS_FIRST)));
  }

  /** Returns a plan of {@code jax.image.resize}. */
  public Plan jax() {
    return AcceptedPlans.draw(
        () ->
            io.halfpixel.jax.Resize.builder()
                .shape(random.between(1, 2), random.between(1, 40), random.between(1, 40), 3)
                .method(random.pick(List.of(io.halfpixel.jax.ResizeMethod.values())))
                .antialias(random.flip())
                .wholeRows(random.flip())
                .build()
                .plan(
                    TensorSpec.of(
                        random.pick(List.of(DataType.F32, DataType.U8, DataType.F16)),
                        random.between(1, 2),
                        random.between(1, 20),
                        random.between(1, 20),
                        random.between(1, 4))));
  }

  /** Returns calls of Pillow. */
  public RandomPillow pillow() {
    return new RandomPillow(random);
  }

  /** Returns calls of Halfpixel's own face. */
  public RandomResampler resampler() {
    return new RandomResampler(random);
  }

  /** Returns calls of torchvision. */
  public RandomTorchvision torchvision() {
    return new RandomTorchvision(random);
  }

  /** Returns calls of ONNX. */
  public RandomOnnx onnx() {
    return new RandomOnnx(random);
  }

  /** Returns gradients of TensorFlow and Keras. */
  public RandomGradients gradients() {
    return new RandomGradients(random);
  }

  private TensorSpec image(MemoryFormat transposed) {
    Shape shape =
        Shape.of(
            random.between(1, 2),
            random.between(1, 20),
            random.between(1, 20),
            random.between(1, 9));
    List<DataType> types = List.of(DataType.F32, DataType.F32, DataType.U8);
    MemoryFormat format = random.flip() ? transposed : MemoryFormat.CONTIGUOUS;
    return new TensorSpec(shape, random.pick(types), format);
  }
}
