package io.halfpixel.onnx;

import java.util.ArrayList;
import java.util.List;

/** Lists of binary32 numbers. */
final class Floats {
  private Floats() {}

  static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
