package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.torch.Mode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients against the definition: resampling is linear, so the derivative with respect to an
 * input element is what the block makes of the unit vector of that element.
 */
class GradientTest {
  private static final List<String> INTERPOLATIONS =
      List.of("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5", "area");

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Arguments> blocks() {
    return Stream.of(keras(), torch()).flatMap(blocks -> blocks);
  }

  private static Stream<Arguments> keras() {
    return INTERPOLATIONS.stream()
        .flatMap(
            name ->
                Stream.of(DataFormat.values())
                    .map(
                        format ->
                            Arguments.of(
                                UpSampling2D.builder()
                                    .size(2, 3)
                                    .interpolation(name)
                                    .dataFormat(format)
                                    .build(),
                                new Shape(2, 3, 5, 4))));
  }

  private static Stream<Arguments> torch() {
    return Stream.of(
        torch(Mode.NEAREST, 2.3, false, new Shape(2, 3, 7)),
        torch(Mode.NEAREST_EXACT, 1.7, false, new Shape(2, 3, 4, 5)),
        torch(Mode.LINEAR, 2.5, true, new Shape(2, 3, 6)),
        torch(Mode.BILINEAR, 2, true, new Shape(2, 3, 4, 5)),
        torch(Mode.BILINEAR, 1.6, false, new Shape(2, 2, 4, 5)),
        torch(Mode.BILINEAR, 0.6, false, new Shape(1, 2, 6, 5)),
        torch(Mode.BILINEAR, 17, false, new Shape(1, 1, 4, 5)),
        torch(Mode.BICUBIC, 2, false, new Shape(1, 3, 4, 5)),
        torch(Mode.BICUBIC, 1.4, true, new Shape(1, 3, 4, 5)),
        torch(Mode.AREA, 1.5, false, new Shape(2, 3, 4, 5)),
        torch(Mode.AREA, 0.4, false, new Shape(1, 2, 5, 7)),
        torch(Mode.AREA, 0.25, false, new Shape(2, 3, 4, 4)),
        torch(Mode.TRILINEAR, 2, false, new Shape(1, 2, 3, 4, 3)));
  }

  private static Arguments torch(Mode mode, double scale, boolean alignCorners, Shape shape) {
    var layer = io.halfpixel.torch.Upsample.builder().scaleFactor(scale).mode(mode);
    if (mode != Mode.NEAREST && mode != Mode.NEAREST_EXACT && mode != Mode.AREA) {
      layer.alignCorners(alignCorners);
    }
    return Arguments.of(Upsample.of(layer.build()), shape);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void gradientsAreThoseOfTheLinearMap(ResamplingBlock block, Shape shape) {
    check(block, shape, DataType.FLOAT32, 2e-6);
  }

  private void check(ResamplingBlock block, Shape shape, DataType type, double tolerance) {
    NDArray input = ramp(shape, 37, 101).toType(type, true);
    input.setRequiresGradient(true);
    NDArray upstream;
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      NDArray result = forward(block, input, true);
      assertArrayEquals(
          forward(block, input.stopGradient(), false).toArray(), result.stopGradient().toArray());
      upstream = ramp(result.getShape(), 23, 19).toType(result.getDataType(), true);
      collector.backward(result.mul(upstream).sum());
    }
    Number[] gradient = input.getGradient().toArray();
    double scale = upstream.abs().sum().toType(DataType.FLOAT64, true).getDouble() / shape.size();
    for (int i = 0; i < gradient.length; i++) {
      NDArray unit = manager.zeros(new Shape(shape.size()), type);
      unit.set(new ai.djl.ndarray.index.NDIndex(i), 1);
      NDArray column = forward(block, unit.reshape(shape), false);
      double expected = column.toType(DataType.FLOAT64, true).mul(upstream).sum().getDouble();
      assertEquals(expected, gradient[i].doubleValue(), tolerance * scale);
    }
  }

  private NDArray ramp(Shape shape, int step, int period) {
    return manager
        .arange((float) shape.size())
        .reshape(shape)
        .mul(step)
        .mod(period)
        .sub(period / 3);
  }

  private NDArray forward(ResamplingBlock block, NDArray input, boolean training) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(input), training)
        .singletonOrThrow();
  }
}
