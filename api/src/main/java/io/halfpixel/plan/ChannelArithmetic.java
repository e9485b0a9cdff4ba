package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arithmetic with one number for each channel, element by element: rescale, mean and deviation.
 *
 * <p>Input and output are [outer][channels][inner]. The value x of an element of channel c goes
 * through the operations in order: each first rounds x to its type, then computes {@code x op
 * operands[c]} and rounds the result once, to nearest, ties to even. What the last operation leaves
 * is rounded to the output type as {@link Convert} does. Nothing is fused, and no operation is left
 * out: x · 1 makes a signalling NaN quiet, x − 0 keeps the sign of zero, x / 0 is infinite or NaN.
 *
 * <p>Sources: Hugging Face transformers rescales in float64 and normalises in float32, torchvision
 * normalises by {@code sub} and {@code div} in float32.
 *
 * @param outer the number of independent blocks, at least 0
 * @param channels the number of channels, at least 1
 * @param inner the number of contiguous elements that share a channel, at least 0; 1 where the
 *     channels are the innermost axis
 * @param operations what is done to each element, one to eight operations
 * @param input the element type read, neither {@link DataType#I64} nor {@link DataType#BOOL}
 * @param output the element type written, likewise
 */
public record ChannelArithmetic(
    long outer,
    int channels,
    long inner,
    List<Operation> operations,
    DataType input,
    DataType output)
    implements Elementwise {
  private static final int MAX_OPERATIONS = 8;

  /** What an operation does with an element x and a number c of its channel. */
  public enum Operator {
    /** x · c. */
    MULTIPLY,
    /** x / c. */
    DIVIDE,
    /** x + c. */
    ADD,
    /** x − c. */
    SUBTRACT
  }

  /**
   * One operation. Immutable and thread-safe.
   *
   * @param operator what is computed
   * @param type the type in which it is computed, {@link DataType#F32} or {@link DataType#F64}
   * @param operands the number of each channel, values of the type
   */
  public record Operation(Operator operator, DataType type, List<Double> operands) {
    /**
     * Checks the type and the numbers.
     *
     * @throws InvalidArgumentException if the type is neither float32 nor float64, there are no
     *     numbers, or one is none of the type
     */
    public Operation {
      operands = List.copyOf(operands);
      if (type != DataType.F32 && type != DataType.F64) {
        throw new InvalidArgumentException(
            "an operation computes in float32 or float64, but got " + type);
      }
      if (operands.isEmpty()) {
        throw new InvalidArgumentException("an operation has a number for each channel");
      }
      operands.forEach(operand -> Checks.value(type, operand));
    }

    /** Returns an operation in float32 with numbers that are float32 values. */
    public static Operation float32(Operator operator, float... operands) {
      double[] wide = new double[operands.length];
      Arrays.setAll(wide, channel -> operands[channel]);
      return of(operator, DataType.F32, wide);
    }

    /** Returns an operation in float64. */
    public static Operation float64(Operator operator, double... operands) {
      return of(operator, DataType.F64, operands);
    }

    private static Operation of(Operator operator, DataType type, double... operands) {
      return new Operation(operator, type, Arrays.stream(operands).boxed().toList());
    }

    /** Returns the numbers of all channels. */
    public double[] operandArray() {
      return operands.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /**
   * Checks the ranges and that the element count fits a {@code long}.
   *
   * @throws InvalidArgumentException if a value is outside its range as described, a type is int64
   *     or bool, or an operation has not as many numbers as there are channels
   */
  public ChannelArithmetic {
    operations = List.copyOf(operations);
    if (outer < 0 || channels < 1 || inner < 0) {
      throw new InvalidArgumentException(
          "channel arithmetic has outer, inner >= 0 and channels >= 1, but got ["
              + outer
              + "]["
              + channels
              + "]["
              + inner
              + "]");
    }
    if (operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
      throw new InvalidArgumentException(
          "channel arithmetic has 1 to 8 operations, but got " + operations.size());
    }
    checkType(input);
    checkType(output);
    for (Operation operation : operations) {
      if (operation.operands().size() != channels) {
        throw new InvalidArgumentException(
            "an operation on "
                + channels
                + " channels has as many numbers, but got "
                + operation.operands().size());
      }
    }
    Elements.product(outer, channels, inner);
  }

  /** Returns the same arithmetic for some of the channels. */
  ChannelArithmetic of(IndexTable picked) {
    List<Operation> fewer =
        operations.stream()
            .map(
                operation -> {
                  List<Double> operands = new ArrayList<>();
                  for (int channel = 0; channel < picked.rows(); channel++) {
                    operands.add(operation.operands().get(picked.index(channel)));
                  }
                  return new Operation(operation.operator(), operation.type(), operands);
                })
            .toList();
    return new ChannelArithmetic(outer, picked.rows(), inner, fewer, input, output);
  }

  private static void checkType(DataType type) {
    if (type == DataType.I64 || type == DataType.BOOL) {
      throw new InvalidArgumentException(
          "channel arithmetic is between floating-point types and integers of up to 32 bits, but"
              + " got "
              + type);
    }
  }

  @Override
  public long inputElements() {
    return outer * channels * inner;
  }

  @Override
  public double inputsPerOutput() {
    return operations.size();
  }

  @Override
  public <R> R acceptElementwise(Elementwise.Visitor<R> visitor) {
    return visitor.channelArithmetic(this);
  }
}
