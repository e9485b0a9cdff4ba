package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.Edge;

/**
 * From values of sRGB to amounts of light in float32, and back. Opacity is converted. Stateless.
 */
final class LinearLight {
  private LinearLight() {}

  /**
   * Checks that there are values of sRGB.
   *
   * @throws UnsupportedModeException if the type is neither uint8 nor uint16, or colours are
   *     multiplied by alpha already
   */
  static void check(Settings settings, DataType type) {
    if (type != DataType.U8 && type != DataType.U16) {
      throw new UnsupportedModeException(
          "linear light is that of sRGB in uint8 and uint16, but got "
              + type
              + ": where values are amounts of light already, leave linearLight out");
    }
    if (settings.alpha() == AlphaMode.PREMULTIPLIED) {
      throw new UnsupportedModeException(
          "linear light is that of colours before they are multiplied by alpha: give those, with"
              + " alpha PREMULTIPLY");
    }
  }

  /** Returns the step at the beginning; {@code channels} with alpha, or 0 if there is none. */
  static Step decoding(DataType type, long elements, int channels) {
    int all = Math.max(1, channels);
    int colours = Math.max(1, channels - 1);
    return new Lookup(elements / all, all, colours, type, DataType.F32, Srgb.of(type).decoding());
  }

  /** Returns the step at the end. */
  static Step encoding(DataType from, DataType type, long elements, int channels) {
    int all = Math.max(1, channels);
    int colours = Math.max(1, channels - 1);
    return new Lookup(elements / all, all, colours, from, type, Srgb.of(type).encoding());
  }

  /**
   * Returns the edge in light.
   *
   * @throws InvalidArgumentException if its constant value is none of the type, or neither the
   *     lowest nor the highest where it is also an opacity
   */
  static EdgePolicy edge(Settings settings, DataType type) {
    if (settings.edge().edge() != Edge.CONSTANT) {
      return settings.edge();
    }
    double value = settings.edge().value();
    double light = Srgb.of(type).decoded(value);
    if (settings.alpha() == AlphaMode.PREMULTIPLY && light != value) {
      throw new InvalidArgumentException(
          "in linear light with alpha, an edge has the lowest or the highest value of "
              + type
              + ", but got "
              + value);
    }
    return EdgePolicy.constant(light);
  }
}
