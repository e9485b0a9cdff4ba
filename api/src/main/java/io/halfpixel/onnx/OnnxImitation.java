package io.halfpixel.onnx;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** ONNX: {@code Resize} of tensors [n, c, ...spatial] with half-pixel centres. */
final class OnnxImitation implements Imitation {
  private static final int LEADING_AXES = 2;

  private final Implementation implementation;

  /** Creates the choice of ONNX in one of its implementations. */
  OnnxImitation(Implementation implementation) {
    this.implementation = implementation;
  }

  /** Returns {@code "onnx"} for the reference, or {@code "onnxruntime"}. */
  @Override
  public String id() {
    return implementation == Implementation.REFERENCE ? "onnx" : "onnxruntime";
  }

  /** Returns ONNX's names, and what others call two of them. */
  @Override
  public List<String> modes() {
    return List.of(Arguments.NEAREST, Arguments.LINEAR, Arguments.CUBIC, "bilinear", "bicubic");
  }

  @Override
  public boolean channelsFirst() {
    return true;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return IntStream.range(LEADING_AXES, rank).boxed().toList();
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    Resize.Builder call =
        Resize.builder()
            .mode(mode(request))
            .antialias(request.antialias())
            .coordinateTransformationMode(request.alignCorners() ? "align_corners" : "half_pixel")
            .implementation(implementation);
    int[] axes =
        spatialAxes(request, source.shape().rank()).stream().mapToInt(axis -> axis).toArray();
    if (request.scale().isPresent()) {
      float[] scales = new float[axes.length];
      Arrays.fill(scales, (float) request.scale().getAsDouble());
      call.scales(scales);
    } else {
      call.sizes(request.size().stream().mapToLong(Integer::longValue).toArray());
    }
    return call.axes(axes).build();
  }

  /** Returns none for nearest: its halves go to the lower pixel, which no known rule does. */
  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    if (mode(request).equals(Arguments.NEAREST)) {
      return Optional.empty();
    }
    return Optional.of(
        request.alignCorners() ? CoordinateRule.ALIGNED_CORNERS : CoordinateRule.HALF_PIXEL);
  }

  private static String mode(Request request) {
    return switch (request.mode()) {
      case "bilinear" -> Arguments.LINEAR;
      case "bicubic" -> Arguments.CUBIC;
      default -> request.mode();
    };
  }
}
