package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.torch.Interpolate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient is the transpose of the operator, and has the same bits however it is cut. */
final class GradientTest {
  private static final double TOLERANCE = 1e-6;

  static Stream<Arguments> operators() {
    return Stream.of(
        Arguments.of("nearest", false, new long[] {7}, new long[] {12}),
        Arguments.of("nearest-exact", false, new long[] {5, 7}, new long[] {9, 4}),
        Arguments.of("linear", false, new long[] {7}, new long[] {15}),
        Arguments.of("bilinear", false, new long[] {5, 7}, new long[] {9, 4}),
        Arguments.of("trilinear", false, new long[] {3, 4, 5}, new long[] {5, 3, 8}),
        Arguments.of("bicubic", false, new long[] {5, 7}, new long[] {9, 4}),
        Arguments.of("area", false, new long[] {7}, new long[] {3}),
        Arguments.of("area", false, new long[] {7, 5}, new long[] {4, 9}),
        Arguments.of("area", false, new long[] {3, 4, 5}, new long[] {2, 5, 3}),
        Arguments.of("area", false, new long[] {3, 4, 5}, new long[] {1, 1, 1}),
        Arguments.of("bilinear", true, new long[] {9, 7}, new long[] {4, 10}),
        Arguments.of("bicubic", true, new long[] {9, 7}, new long[] {4, 10}),
        Arguments.of("lanczos", true, new long[] {9, 7}, new long[] {4, 10}));
  }

  /** ⟨g, F(x)⟩ equals ⟨Fᵀ(g), x⟩ for every unit vector x. */
  @ParameterizedTest
  @MethodSource("operators")
  void gradient_is_the_transpose(String mode, boolean antialias, long[] input, long[] output) {
    Interpolate call = Interpolate.builder().mode(mode).antialias(antialias).size(output).build();
    TensorSpec source = spec(input);
    double[] g = numbers(spec(output));
    double[] gradient =
        (double[]) call.backward(Tensor.wrap(g, 0, spec(output)), source.shape()).array();
    for (int k = 0; k < gradient.length; k++) {
      double[] unit = new double[gradient.length];
      unit[k] = 1;
      double[] forward = (double[]) call.forward(Tensor.wrap(unit, 0, source)).array();
      double product = 0;
      for (int i = 0; i < g.length; i++) {
        product += g[i] * forward[i];
      }
      assertEquals(product, gradient[k], TOLERANCE);
    }
  }

  /** Every output hands out its whole gradient: the bins' divisors cancel. */
  @Test
  void area_gradient_keeps_the_sum() {
    Interpolate call = Interpolate.builder().mode("area").size(4, 3).build();
    TensorSpec output = spec(new long[] {4, 3});
    double[] g = numbers(output);
    Tensor gradient = call.backward(Tensor.wrap(g, 0, output), Shape.of(1, 2, 7, 5));
    double given = 0;
    double got = 0;
    for (double value : g) {
      given += value;
    }
    for (double value : (double[]) gradient.array()) {
      got += value;
    }
    assertEquals(given, got, TOLERANCE);
  }

  /** In float32, 29/69 is neither 29/3/23 nor 29/23/3. */
  @Test
  void gradient_of_a_mean_is_one_quotient_that_keeps_the_sign_of_zero() {
    Interpolate call = Interpolate.builder().mode("area").size(1, 1).build();
    Tensor gradient =
        call.backward(Tensor.of(new float[] {29, -0f}, 1, 2, 1, 1), Shape.of(1, 2, 3, 23));
    float[] expected = new float[2 * 69];
    Arrays.fill(expected, 0, 69, 29f / 69);
    Arrays.fill(expected, 69, 2 * 69, -0f);
    assertArrayEquals(expected, (float[]) gradient.array());
  }

  @ParameterizedTest
  @MethodSource("operators")
  void bands_give_the_same_bits(String mode, boolean antialias, long[] input, long[] output) {
    var gradient =
        Interpolate.builder()
            .mode(mode)
            .antialias(antialias)
            .size(output)
            .build()
            .gradient(spec(input).shape());
    TensorSpec source = spec(output);
    var plan = gradient.plan(source);
    double[] g = numbers(source);
    double[] expected = null;
    for (Backend backend : Backends.candidates()) {
      try (Kernel kernel = backend.prepare(plan)) {
        for (int bands : List.of(1, 2, 3, 7)) {
          double[] result = new double[(int) plan.target().elements()];
          for (int band = 0; band < bands; band++) {
            kernel.run(
                Tensor.wrap(g, 0, source), Tensor.wrap(result, 0, plan.target()), band, bands);
          }
          expected = expected == null ? result : expected;
          assertArrayEquals(expected, result);
        }
      }
    }
  }

  /** Large enough that the second thread gets a share, and counted so that it did. */
  @ParameterizedTest
  @ValueSource(strings = {"nearest", "bilinear", "bicubic", "area"})
  void threads_give_the_same_bits(String mode) {
    Interpolate call = Interpolate.builder().mode(mode).size(300, 210).build();
    Shape input = Shape.of(1, 2, 200, 310);
    TensorSpec output = TensorSpec.of(DataType.F32, 1, 2, 300, 210);
    float[] g = new float[(int) output.elements()];
    Random random = new Random(11);
    for (int i = 0; i < g.length; i++) {
      g[i] = random.nextFloat() - 0.5f;
    }
    float[] expected = null;
    for (Backend backend : Backends.candidates()) {
      AtomicInteger shares = new AtomicInteger();
      Executor counting =
          share -> {
            shares.incrementAndGet();
            new Thread(share).start();
          };
      var alone = call.gradient(input).on(backend);
      for (var gradient : List.of(alone, alone.parallel(counting, 2))) {
        float[] result = (float[]) gradient.apply(Tensor.wrap(g, 0, output)).array();
        expected = expected == null ? result : expected;
        assertArrayEquals(expected, result);
      }
      assertEquals(1, shares.get(), backend.toString());
    }
  }

  @Test
  void gradients_that_do_not_fit_are_rejected() {
    Interpolate call = Interpolate.builder().size(4, 4).build();
    assertThrows(
        InvalidArgumentException.class,
        () -> call.backward(Tensor.allocate(spec(new long[] {4, 5})), Shape.of(1, 2, 7, 5)));
    TensorSpec bytes = new TensorSpec(Shape.of(1, 2, 4, 4), DataType.U8, MemoryFormat.CONTIGUOUS);
    assertThrows(
        InvalidArgumentException.class,
        () -> call.backward(Tensor.allocate(bytes), Shape.of(1, 2, 7, 5)));
  }

  private static TensorSpec spec(long[] lengths) {
    long[] shape = new long[lengths.length + 2];
    shape[0] = 1;
    shape[1] = 2;
    System.arraycopy(lengths, 0, shape, 2, lengths.length);
    return new TensorSpec(Shape.of(shape), DataType.F64, MemoryFormat.CONTIGUOUS);
  }

  private static double[] numbers(TensorSpec spec) {
    return new Random(1).doubles(spec.elements(), -1, 1).toArray();
  }
}
