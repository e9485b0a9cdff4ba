package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.peers.OnnxCall.Operator;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random nodes, computed by ONNX Runtime and by Halfpixel: mode nearest in every bit, the others
 * within the bound that docs/frameworks.md states.
 */
final class OnnxRuntimeConformanceTest {
  private static final OnnxRuntimePeer RUNTIME = new OnnxRuntimePeer();

  /** How far results may lie apart, relative to the largest pixel; integers, that and 1 or 2. */
  private static final double BOUND = 2e-6;

  private static final double HALF_BOUND = 2e-3;

  /**
   * Weights of cubic in binary32 do not add up to 1, and ONNX Runtime multiplies with those of axes
   * that keep their pixels, too.
   */
  private static final double CUBIC_BOUND = 4e-6;

  @Test
  void nodes_have_the_bits_of_onnx_runtime_or_are_within_the_bound() {
    Tally tally = new Tally("ONNX Runtime " + RUNTIME.version());
    Cases.compare("onnxruntime", tally, OnnxRuntimeConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    OnnxCase c = OnnxCase.draw(random);
    Tensor image = c.input(random);
    Plan plan = plan(c.call(), c.source());
    Tensor expected = runtime(c, image);
    Supplier<String> description = () -> c + Cases.hint(seed);
    if (plan != null && OnnxRuntimeBuild.isCubicBeforeChannels(c)) {
      return Outcome.LEFT_OUT;
    }
    if (plan != null && OnnxRuntimeBuild.lacks(c, plan)) {
      assertNull(expected, () -> "ONNX Runtime computes " + description.get());
      return Outcome.LEFT_OUT;
    }
    if (Comparison.bothRefuse(expected, plan, description)) {
      return Outcome.BOTH_REFUSE;
    }
    assertEquals(expected.spec(), plan.target(), description);
    String difference = Comparison.difference(expected, plan, image);
    if (difference == null) {
      return Outcome.EQUAL;
    }
    Supplier<String> details = () -> difference + " of " + description.get();
    Tensor actual = Comparison.run(plan, image);
    assertNotEquals("nearest", c.call().text("mode", "nearest"), details);
    double error = largestDifference(expected, actual);
    assertTrue(error <= bound(c, image), () -> error + " apart, " + details.get());
    return Outcome.WITHIN_THE_BOUND;
  }

  private static @Nullable Plan plan(OnnxCall call, TensorSpec source) {
    return Comparison.plan(() -> call.halfpixel().plan(source));
  }

  private static @Nullable Tensor runtime(OnnxCase c, Tensor image) {
    try (PeerCall call = RUNTIME.prepare(c.call(), image)) {
      return Comparison.refuses(call) ? null : call.result();
    }
  }

  private static double bound(OnnxCase c, Tensor image) {
    DataType type = c.source().dataType();
    float outside = (Float) c.call().attributes().getOrDefault("extrapolation_value", 0f);
    double largest = outside;
    for (double value : values(image)) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (type.isInteger()) {
      return (c.call().flag("antialias") ? 2 : 1) + Math.floor(BOUND * largest);
    }
    boolean cubic = c.call().text("mode", "nearest").equals("cubic");
    return (type == DataType.F16 ? HALF_BOUND : cubic ? CUBIC_BOUND : BOUND) * largest;
  }

  private static double[] values(Tensor tensor) {
    return LongStream.of(ElementBits.read(tensor))
        .mapToDouble(bits -> ElementBits.value(tensor.dataType(), bits))
        .toArray();
  }

  private static double largestDifference(Tensor expected, Tensor actual) {
    double[] wanted = values(expected);
    double[] got = values(actual);
    return IntStream.range(0, wanted.length)
        .mapToDouble(i -> Math.abs(wanted[i] - got[i]))
        .max()
        .orElse(0);
  }

  private static OnnxCase linear(String coordinates) {
    OnnxCall call =
        new OnnxCall(
            Operator.RESIZE,
            19,
            Map.of("mode", "linear", "coordinate_transformation_mode", coordinates),
            List.of(),
            List.of(),
            List.of(1L, 2L, 9L, 13L));
    return new OnnxCase(call, TensorSpec.of(DataType.F32, 1, 2, 7, 8));
  }

  @Test
  void a_mean_of_two_pixels_is_onnx_runtimes() {
    OnnxCall call =
        new OnnxCall(
            Operator.RESIZE, 13, Map.of("mode", "linear"), List.of(), List.of(1f, 0.5f), List.of());
    Tensor expected = runtime(new OnnxCase(call, TensorSpec.of(DataType.F32, 1, 2)), pair());
    assertNotNull(expected);
    assertEquals(1.5f, ((float[]) expected.array())[0]);
  }

  private static Tensor pair() {
    return Tensor.of(new float[] {1, 2}, 1, 2);
  }

  /** The bound is narrow enough to notice other coordinates. */
  @Test
  void other_coordinates_are_found_different() {
    OnnxCase c = linear("half_pixel");
    Tensor image = c.input(new Randoms(3));
    Tensor expected = runtime(c, image);
    assertNotNull(expected);
    Plan plan = plan(c.call(), c.source());
    Plan other = plan(linear("asymmetric").call(), c.source());
    assertNotNull(plan);
    assertNotNull(other);
    assertTrue(largestDifference(expected, Comparison.run(plan, image)) <= bound(c, image));
    assertFalse(largestDifference(expected, Comparison.run(other, image)) <= bound(c, image));
  }
}
