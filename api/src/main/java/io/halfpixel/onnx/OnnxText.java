package io.halfpixel.onnx;

import java.util.List;
import java.util.StringJoiner;

/** Operators as text, with ONNX's names of their attributes. */
final class OnnxText {
  private OnnxText() {}

  /** Returns an operator with its mode and what differs from the standard arguments. */
  static String resize(Arguments arguments, Arguments standard) {
    StringJoiner text = new StringJoiner(", ", "Resize(", ")");
    text.add("mode='" + arguments.mode() + "'");
    add(
        text,
        "coordinate_transformation_mode",
        arguments.coordinateMode(),
        standard.coordinateMode());
    add(text, "nearest_mode", arguments.nearestMode(), standard.nearestMode());
    add(text, "cubic_coeff_a", arguments.cubicCoeffA(), standard.cubicCoeffA());
    add(text, "exclude_outside", arguments.excludeOutside() ? 1 : 0, 0);
    add(text, "extrapolation_value", arguments.extrapolationValue(), 0f);
    add(text, "antialias", arguments.antialias() ? 1 : 0, 0);
    add(text, "axes", arguments.axes(), List.of());
    add(text, "keep_aspect_ratio_policy", arguments.policy(), standard.policy());
    add(text, "roi", arguments.roi(), List.of());
    add(text, "scales", arguments.scales(), List.of());
    add(text, "sizes", arguments.sizes(), List.of());
    add(text, "opset", arguments.opset(), standard.opset());
    add(text, "implementation", arguments.implementation(), standard.implementation());
    add(text, "shift_window", arguments.shiftWindow(), standard.shiftWindow());
    return text.toString();
  }

  private static void add(StringJoiner text, String name, Object value, Object standard) {
    if (!value.equals(standard)) {
      text.add(name + "=" + (value instanceof String ? "'" + value + "'" : value));
    }
  }
}
