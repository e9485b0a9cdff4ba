package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import java.util.ArrayList;
import java.util.List;

/** Operations in float32 or float64 on rows of float64. */
final class DoubleChannelLoop extends ChannelLoop<double[]> {
  private final ChannelArithmetic.Operator operator;
  private final boolean narrow;
  private final double[] operands;

  private DoubleChannelLoop(ChannelArithmetic step, ChannelArithmetic.Operation operation) {
    super(step);
    this.operator = operation.operator();
    this.narrow = operation.type() == DataType.F32;
    this.operands = listed(operation);
  }

  static List<ChannelLoop<double[]>> of(ChannelArithmetic step) {
    List<ChannelLoop<double[]>> loops = new ArrayList<>();
    step.operations().forEach(operation -> loops.add(new DoubleChannelLoop(step, operation)));
    return loops;
  }

  @Override
  void each(double[] row, int at, int end, int shift) {
    for (int i = at; i < end; i++) {
      row[i] = apply(row[i], operands[i + shift]);
    }
  }

  @Override
  void same(double[] row, int at, int end, int operand) {
    double c = operands[operand];
    for (int i = at; i < end; i++) {
      row[i] = apply(row[i], c);
    }
  }

  private double apply(double x, double c) {
    return narrow ? inFloat((float) x, (float) c) : inDouble(x, c);
  }

  private float inFloat(float x, float c) {
    return switch (operator) {
      case MULTIPLY -> x * c;
      case DIVIDE -> x / c;
      case ADD -> x + c;
      case SUBTRACT -> x - c;
    };
  }

  private double inDouble(double x, double c) {
    return switch (operator) {
      case MULTIPLY -> x * c;
      case DIVIDE -> x / c;
      case ADD -> x + c;
      case SUBTRACT -> x - c;
    };
  }
}
