package io.halfpixel.jvm.run;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import java.util.ArrayList;
import java.util.List;

/**
 * A producer of float32 for tests: the elements of unit u are the sum of the {@code width} elements
 * from u · {@code stride} on, plus the element's place in the unit.
 */
final class Windows extends Producer {
  /** The ranges of units that were asked for, [from, to) after [from, to). */
  final List<List<Long>> asked = new ArrayList<>();

  /** How often a run began. */
  int begun;

  private final int stride;
  private final int width;
  private final long blocks;

  Windows(long units, int length, int stride, int width) {
    this(units, length, stride, width, 1);
  }

  Windows(long units, int length, int stride, int width, long blocks) {
    super(DataType.F32, units * length, length);
    this.stride = stride;
    this.width = width;
    this.blocks = blocks;
  }

  /** Returns how many elements all units read together. */
  int inputElements() {
    return (int) (units() - 1) * stride + width;
  }

  /** Returns all elements, computed by the definition. */
  float[] expected(float[] source) {
    float[] target = new float[(int) outputElements()];
    for (int i = 0; i < target.length; i++) {
      target[i] = sum(source, i / length() * stride) + i % length();
    }
    return target;
  }

  private float sum(float[] source, int first) {
    float sum = 0;
    for (int i = first; i < first + width; i++) {
      sum += source[i];
    }
    return sum;
  }

  @Override
  public long blocks() {
    return blocks;
  }

  @Override
  public void reads(Reach reach) {
    reach.set(reach.begin() * stride, (reach.end() - 1) * stride + width);
  }

  @Override
  public void begin(Elements source) {
    begun++;
  }

  @Override
  public void run(Elements source, Elements target, long from, long to) {
    asked.add(List.of(from, to));
    for (long unit = from; unit < to; unit++) {
      source.load(unit * stride, width);
      float sum = sum((float[]) source.array(), source.start());
      target.open(unit * length(), length());
      float[] row = (float[]) target.array();
      for (int i = 0; i < length(); i++) {
        row[target.start() + i] = sum + i;
      }
      target.store(unit * length(), length());
    }
  }
}
