package io.halfpixel.jvm;

import io.halfpixel.plan.ChannelArithmetic;
import java.util.ArrayList;
import java.util.List;

/** Operations in float32 on rows of float32. */
final class FloatChannelLoop extends ChannelLoop<float[]> {
  private final ChannelArithmetic.Operator operator;
  private final float[] operands;

  private FloatChannelLoop(ChannelArithmetic step, ChannelArithmetic.Operation operation) {
    super(step);
    this.operator = operation.operator();
    double[] listed = listed(operation);
    this.operands = new float[listed.length];
    for (int i = 0; i < listed.length; i++) {
      operands[i] = (float) listed[i];
    }
  }

  static List<ChannelLoop<float[]>> of(ChannelArithmetic step) {
    List<ChannelLoop<float[]>> loops = new ArrayList<>();
    step.operations().forEach(operation -> loops.add(new FloatChannelLoop(step, operation)));
    return loops;
  }

  @Override
  void each(float[] row, int at, int end, int shift) {
    switch (operator) {
      case MULTIPLY -> {
        for (int i = at; i < end; i++) {
          row[i] *= operands[i + shift];
        }
      }
      case DIVIDE -> {
        for (int i = at; i < end; i++) {
          row[i] /= operands[i + shift];
        }
      }
      case ADD -> {
        for (int i = at; i < end; i++) {
          row[i] += operands[i + shift];
        }
      }
      case SUBTRACT -> {
        for (int i = at; i < end; i++) {
          row[i] -= operands[i + shift];
        }
      }
    }
  }

  @Override
  void same(float[] row, int at, int end, int operand) {
    float c = operands[operand];
    switch (operator) {
      case MULTIPLY -> {
        for (int i = at; i < end; i++) {
          row[i] *= c;
        }
      }
      case DIVIDE -> {
        for (int i = at; i < end; i++) {
          row[i] /= c;
        }
      }
      case ADD -> {
        for (int i = at; i < end; i++) {
          row[i] += c;
        }
      }
      case SUBTRACT -> {
        for (int i = at; i < end; i++) {
          row[i] -= c;
        }
      }
    }
  }
}
