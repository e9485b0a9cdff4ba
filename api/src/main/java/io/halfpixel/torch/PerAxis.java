package io.halfpixel.torch;

import java.util.List;

/**
 * Numbers for the spatial axes, as a caller of PyTorch gives them: one number, or a list with one
 * for each axis.
 *
 * @param values the numbers, outermost axis first
 * @param scalar whether it is one number that holds for every axis
 */
record PerAxis<T extends Number>(List<T> values, boolean scalar) {
  PerAxis {
    values = List.copyOf(values);
  }

  static <T extends Number> PerAxis<T> same(T value) {
    return new PerAxis<>(List.of(value), true);
  }

  static <T extends Number> PerAxis<T> each(List<T> values) {
    return new PerAxis<>(values, false);
  }

  /** Whether there is a number for each of so many axes. */
  boolean fits(int axes) {
    return scalar || values.size() == axes;
  }

  T at(int axis) {
    return values.get(scalar ? 0 : axis);
  }

  /** Returns the number or a tuple as Python prints it, which is what modules keep. */
  String moduleText() {
    if (scalar) {
      return PythonText.number(values.get(0));
    }
    String list = PythonText.list(values);
    return "(" + list.substring(1, list.length() - 1) + (values.size() == 1 ? ",)" : ")");
  }

  /** Returns the number or the list as Python prints it. */
  @Override
  public String toString() {
    return scalar ? PythonText.number(values.get(0)) : PythonText.list(values);
  }
}
