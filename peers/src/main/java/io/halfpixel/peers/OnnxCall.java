package io.halfpixel.peers;

import io.halfpixel.Operation;
import io.halfpixel.onnx.Implementation;
import io.halfpixel.onnx.Resize;
import io.halfpixel.onnx.Upsample;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node of ONNX with its small inputs.
 *
 * @param operator what the node is
 * @param opset the version of the operator set
 * @param attributes by name: texts, numbers of {@code Float} or {@code Integer}, and of {@code
 *     axes} a list of {@code Integer}
 * @param roi starts and ends, or none
 * @param scales or none
 * @param sizes or none
 */
public record OnnxCall(
    Operator operator,
    int opset,
    Map<String, Object> attributes,
    List<Float> roi,
    List<Float> scales,
    List<Long> sizes) {
  /** The operators. */
  public enum Operator {
    /** Opset 10 and later. */
    RESIZE("Resize"),
    /** Opsets 7 to 9. */
    UPSAMPLE("Upsample");

    private final String frameworkName;

    Operator(String frameworkName) {
      this.frameworkName = frameworkName;
    }
  }

  /** The first opset whose inputs are roi, scales and sizes. */
  private static final int WITH_ROI = 11;

  /** The first opset whose inputs may be left out. */
  private static final int WITH_OPTIONAL_INPUTS = 13;

  /** The opset of Upsample whose scales are an attribute. */
  private static final int SCALES_ARE_AN_ATTRIBUTE = 7;

  /** Copies the collections. */
  public OnnxCall {
    attributes = Map.copyOf(attributes);
    roi = List.copyOf(roi);
    scales = List.copyOf(scales);
    sizes = List.copyOf(sizes);
  }

  /** Returns the node as a model. */
  public OnnxModel model() {
    OnnxModel model = new OnnxModel(operator.frameworkName, opset);
    attributes.forEach(model::attribute);
    if (opset == SCALES_ARE_AN_ATTRIBUTE) {
      return model.attribute("scales", scales);
    }
    if (opset < WITH_ROI) {
      return model.floats("scales", scales);
    }
    if (roi.isEmpty() && opset >= WITH_OPTIONAL_INPUTS) {
      model.absent();
    } else {
      model.floats("roi", roi);
    }
    if (sizes.isEmpty()) {
      return model.floats("scales", scales);
    }
    if (opset >= WITH_OPTIONAL_INPUTS) {
      model.absent();
    } else {
      model.floats("scales", scales);
    }
    return model.longs("sizes", sizes);
  }

  /**
   * Returns the same node of Halfpixel's, as ONNX Runtime computes it.
   *
   * @throws io.halfpixel.InvalidArgumentException if the operator is not in the opset
   */
  public Operation<?> halfpixel() {
    if (operator == Operator.UPSAMPLE) {
      return Upsample.builder()
          .opset(opset)
          .mode(text("mode", "nearest"))
          .scales(floats(scales))
          .implementation(Implementation.ONNX_RUNTIME)
          .build();
    }
    Resize.Builder resize =
        Resize.builder().opset(opset).implementation(Implementation.ONNX_RUNTIME);
    attributes.forEach((name, value) -> set(resize, name, value));
    long[] lengths = sizes.stream().mapToLong(Long::longValue).toArray();
    return resize.roi(floats(roi)).scales(floats(scales)).sizes(lengths).build();
  }

  private static void set(Resize.Builder resize, String name, Object value) {
    switch (name) {
      case "mode" -> resize.mode((String) value);
      case "coordinate_transformation_mode" -> resize.coordinateTransformationMode((String) value);
      case "nearest_mode" -> resize.nearestMode((String) value);
      case "keep_aspect_ratio_policy" -> resize.keepAspectRatioPolicy((String) value);
      case "cubic_coeff_a" -> resize.cubicCoeffA((Float) value);
      case "extrapolation_value" -> resize.extrapolationValue((Float) value);
      case "exclude_outside" -> resize.excludeOutside((Integer) value != 0);
      case "antialias" -> resize.antialias((Integer) value != 0);
      case "axes" ->
          resize.axes(((List<?>) value).stream().mapToInt(axis -> (Integer) axis).toArray());
      default -> throw new IllegalArgumentException("no attribute of Resize: " + name);
    }
  }

  /** Returns an attribute that is a text. */
  public String text(String name, String absent) {
    return (String) attributes.getOrDefault(name, absent);
  }

  /** Returns whether an attribute is 1. */
  public boolean flag(String name) {
    return Set.of(1).contains(attributes.getOrDefault(name, 0));
  }

  private static float[] floats(List<Float> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i);
    }
    return floats;
  }
}
