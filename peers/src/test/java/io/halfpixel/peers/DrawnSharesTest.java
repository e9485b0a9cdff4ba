package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.peers.OnnxCall.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How often the kinds of calls are drawn that the comparisons are there for. */
final class DrawnSharesTest {
  private static final int DRAWS = 20_000;

  /** The least and the greatest percentage of the draws of one kind, both inclusive. */
  private record Share<T>(String of, double low, double high, Predicate<T> kind) {
    Executable holdsFor(List<T> draws) {
      double percent = 100.0 * draws.stream().filter(kind).count() / draws.size();
      return () ->
          assertTrue(
              low <= percent && percent <= high,
              () -> "%s: %.2f %%, stated %.0f to %.0f".formatted(of, percent, low, high));
    }
  }

  private static final List<Share<TorchCase>> TORCH =
      List.of(
          new Share<>("refused", 1.5, 4, c -> plan(c) == null),
          new Share<>("more than 33 channels", 12, 25, c -> length(c, 1) > 33),
          new Share<>("more than 2 images", 30, 50, c -> length(c, 0) > 2),
          new Share<>("more than 8 images", 3, 10, c -> length(c, 0) > 8),
          new Share<>("1 thread", 20, 30, c -> c.threads() == 1),
          new Share<>("3 threads or more", 33, 42, c -> c.threads() > 2),
          new Share<>("a scale below 1/4", 8, 25, c -> hasScale(c, s -> s < 0.25)),
          new Share<>("a scale over 8", 8, 25, c -> hasScale(c, s -> s > 8)),
          new Share<>("a scale near 1", 8, 25, c -> hasScale(c, s -> near(s))),
          new Share<>("an axis over 64", 15, 50, c -> longest(c) > 64),
          new Share<>("rank 3, axis over 1000", 4, 15, c -> rank(c) == 3 && longest(c) > 1000),
          new Share<>("over 2^15 elements", 2, 8, c -> elements(c) > 1 << 15));

  private static final List<Share<TensorFlowCase>> TENSORFLOW =
      List.of(
          new Share<>("refused", 0.5, 4, c -> plan(c) == null),
          new Share<>("more than 33 channels", 12, 25, c -> c.source().shape().length(3) > 33),
          new Share<>("more than 2 images", 30, 50, c -> c.source().shape().length(0) > 2),
          new Share<>("an axis over 64", 15, 50, c -> longest(c.source(), 1, 3) > 64),
          new Share<>("less than 1/4 or over 8", 20, 60, c -> hasExtremeRatio(c)),
          new Share<>("over 2^15 elements", 2, 8, c -> elements(c.source(), plan(c)) > 1 << 15));

  private static final List<Share<OpenCvCase>> OPENCV =
      Stream.concat(
              Stream.of(
                  new Share<OpenCvCase>("refused", 6, 11, c -> plan(c) == null),
                  new Share<OpenCvCase>("more than 4 channels", 15, 30, c -> channels(c) > 4),
                  new Share<OpenCvCase>("[h, w]", 8, 16, c -> c.source().shape().rank() == 2),
                  new Share<OpenCvCase>("by factors", 20, 35, c -> isByFactors(c)),
                  new Share<OpenCvCase>("to exactly half", 2, 6, c -> isHalf(c)),
                  new Share<OpenCvCase>(
                      "an axis over 64", 30, 60, c -> longest(c.source(), 0, 2) > 64)),
              Arrays.stream(Interpolation.values())
                  .map(
                      mode ->
                          new Share<OpenCvCase>(
                              mode.name(), 13, 16, c -> c.call().interpolation() == mode)))
          .toList();

  private static final List<Share<OnnxCase>> ONNX =
      List.of(
          new Share<>("refused", 1, 4, c -> plan(c) == null),
          new Share<>("Upsample", 8, 12, c -> c.call().operator() == Operator.UPSAMPLE),
          new Share<>("opset 10", 9, 14, c -> c.call().opset() == 10),
          new Share<>("opset 11 and 12", 18, 28, c -> List.of(11, 12).contains(c.call().opset())),
          new Share<>("opset 18 and 19", 40, 50, c -> c.call().opset() > 17),
          new Share<>("nearest", 30, 42, c -> c.call().text("mode", "").equals("nearest")),
          new Share<>("cubic", 22, 34, c -> c.call().text("mode", "").equals("cubic")),
          new Share<>("antialias", 8, 18, c -> c.call().flag("antialias")),
          new Share<>("a region", 6, 12, c -> !c.call().roi().isEmpty()),
          new Share<>("axes", 8, 14, c -> c.call().attributes().containsKey("axes")),
          new Share<>(
              "a policy",
              3,
              10,
              c -> c.call().attributes().containsKey("keep_aspect_ratio_policy")),
          new Share<>("integers", 42, 55, c -> c.source().dataType().isInteger()),
          new Share<>("left out", 15, 25, c -> plan(c) != null && isLeftOut(c)));

  private static boolean isLeftOut(OnnxCase c) {
    return OnnxRuntimeBuild.lacks(c, plan(c));
  }

  private static long channels(OpenCvCase c) {
    return c.source().shape().rank() == 2 ? 1 : c.source().shape().length(2);
  }

  private static boolean isByFactors(OpenCvCase c) {
    return Math.min(c.call().width(), c.call().height()) <= 0;
  }

  private static boolean isHalf(OpenCvCase c) {
    return c.source().shape().length(0) == 2L * c.call().height()
        && c.source().shape().length(1) == 2L * c.call().width();
  }

  @Test
  void resizes_of_opencv_are_of_every_kind() {
    List<OpenCvCase> draws = draw(OpenCvCase::draw);
    assertAll(OPENCV.stream().map(share -> share.holdsFor(draws)));
    assertTrue(
        draws.stream().allMatch(c -> elements(c.source(), plan(c)) <= Extents.MOST_ELEMENTS));
  }

  @Test
  void nodes_of_onnx_are_of_every_kind() {
    List<OnnxCase> draws = draw(OnnxCase::draw);
    assertAll(ONNX.stream().map(share -> share.holdsFor(draws)));
  }

  @Test
  void forward_calls_are_of_every_kind() {
    List<TorchCase> draws = draw(TorchCase::draw);
    assertAll(TORCH.stream().map(share -> share.holdsFor(draws)));
    assertTrue(draws.stream().allMatch(c -> elements(c) <= Extents.MOST_ELEMENTS));
  }

  @Test
  void backward_calls_are_of_every_kind() {
    List<TorchCase> draws = draw(TorchCase::drawDifferentiable);
    assertAll(TORCH.stream().map(share -> share.holdsFor(draws)));
    assertTrue(draws.stream().allMatch(c -> elements(c) <= Extents.MOST_ELEMENTS));
  }

  @Test
  void resizes_of_tensorflow_are_of_every_kind() {
    List<TensorFlowCase> draws = draw(TensorFlowCase::draw);
    assertAll(TENSORFLOW.stream().map(share -> share.holdsFor(draws)));
    assertTrue(
        draws.stream().allMatch(c -> elements(c.source(), plan(c)) <= Extents.MOST_ELEMENTS));
  }

  /** Exponents beyond ±8, in half of the tensors of a floating-point type. */
  @Test
  void half_of_the_tensors_have_exponents_of_the_whole_range() {
    for (DataType type : List.of(DataType.F32, DataType.F64, DataType.F16, DataType.BF16)) {
      TensorSpec spec = TensorSpec.of(type, 64);
      List<Tensor> tensors = draw(random -> Values.draw(spec, random)).subList(0, 2000);
      assertAll(
          List.of(
                  new Share<Tensor>("over 2^8", 15, 50, t -> hasMagnitude(t, 0x1p8, 0x1p1023)),
                  new Share<Tensor>("below 2^-20", 10, 60, t -> hasMagnitude(t, 0, 0x1p-20)))
              .stream()
              .map(share -> share.holdsFor(tensors)));
    }
  }

  private static boolean hasMagnitude(Tensor tensor, double low, double high) {
    long count =
        LongStream.of(ElementBits.read(tensor))
            .mapToDouble(bits -> Math.abs(ElementBits.value(tensor.dataType(), bits)))
            .filter(magnitude -> low < magnitude && magnitude < high)
            .count();
    return count > 4;
  }

  private static <T> List<T> draw(Function<Randoms, T> kind) {
    return LongStream.range(0, DRAWS).mapToObj(seed -> kind.apply(new Randoms(seed))).toList();
  }

  private static @Nullable Plan plan(TorchCase c) {
    return Comparison.plan(() -> c.call().halfpixel().build().plan(c.source()));
  }

  private static @Nullable Plan plan(TensorFlowCase c) {
    return Comparison.plan(() -> c.operation().plan(c.source()));
  }

  private static @Nullable Plan plan(OpenCvCase c) {
    return Comparison.plan(() -> c.call().halfpixel().build().plan(c.source()));
  }

  private static @Nullable Plan plan(OnnxCase c) {
    return Comparison.plan(() -> c.call().halfpixel().plan(c.source()));
  }

  private static long elements(TorchCase c) {
    return elements(c.source(), plan(c));
  }

  private static long elements(TensorSpec source, @Nullable Plan plan) {
    return Math.max(source.elements(), plan == null ? 0 : plan.target().elements());
  }

  private static long length(TorchCase c, int axis) {
    return c.source().shape().length(axis);
  }

  private static int rank(TorchCase c) {
    return c.source().shape().rank();
  }

  private static long longest(TorchCase c) {
    return longest(c.source(), 2, rank(c));
  }

  private static long longest(TensorSpec spec, int from, int to) {
    return Arrays.stream(spec.shape().toArray(), from, to).max().orElseThrow();
  }

  private static boolean hasScale(TorchCase c, DoublePredicate kind) {
    List<Double> scales = c.call().scaleFactor();
    return scales != null && scales.stream().anyMatch(kind::test);
  }

  private static boolean near(double scale) {
    return scale != 1 && Math.abs(scale - 1) <= 1 / 16.0;
  }

  private static boolean hasExtremeRatio(TensorFlowCase c) {
    double height = c.call().height() / (double) c.source().shape().length(1);
    double width = c.call().width() / (double) c.source().shape().length(2);
    return Math.min(height, width) < 0.25 || Math.max(height, width) > 8;
  }
}
