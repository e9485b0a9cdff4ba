package io.halfpixel;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;

/** The memory of a whole primitive array. */
public final class ArrayMemory extends Memory {
  private final Object array;
  private final int unit;

  private ArrayMemory(Object array, int unit) {
    this.array = array;
    this.unit = unit;
  }

  static ArrayMemory of(Object array) {
    Objects.requireNonNull(array, "array");
    return Arrays.stream(DataType.values())
        .filter(type -> type.arrayType().isInstance(array))
        .findFirst()
        .map(type -> new ArrayMemory(array, type.bytes()))
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "no tensor lives in a " + array.getClass().getSimpleName()));
  }

  static ArrayMemory of(Object array, DataType type) {
    if (!type.arrayType().isInstance(Objects.requireNonNull(array, "array"))) {
      throw wrongArray(type, array);
    }
    return new ArrayMemory(array, type.bytes());
  }

  /** Returns the array itself. */
  public Object array() {
    return array;
  }

  /** Returns the number of its elements. */
  public int length() {
    return Array.getLength(array);
  }

  @Override
  public long bytes() {
    return (long) length() * unit;
  }

  /** Returns false. */
  @Override
  public boolean isReadOnly() {
    return false;
  }

  /** Returns true. */
  @Override
  public boolean isAlive() {
    return true;
  }

  /** Returns true. */
  @Override
  public boolean isAccessibleBy(Thread thread) {
    Objects.requireNonNull(thread, "thread");
    return true;
  }

  @Override
  Tensor allocate(TensorSpec spec) {
    return Tensor.allocate(spec);
  }

  @Override
  void checkCarries(DataType type) {
    if (!type.arrayType().isInstance(array)) {
      throw wrongArray(type, array);
    }
  }

  @Override
  Object space() {
    return array;
  }

  @Override
  long origin() {
    return 0;
  }

  @Override
  String kind() {
    return array.getClass().getSimpleName();
  }
}
