package io.halfpixel.rules;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/**
 * The taps of a resampling, seen from the input: for every input pixel the outputs that read it, in
 * ascending order, and the weight of each. Stateless and thread-safe.
 */
public final class Adjoint {
  private Adjoint() {}

  /**
   * Returns the table with a row for each input, whose taps are outputs. An input that an output
   * reads twice has two taps there, in the order of the output's.
   *
   * @param inputLength the length of the axis that the resampling reads
   * @param forward the taps of the outputs, all of them below the length
   */
  public static TapTable table(int inputLength, TapTable forward) {
    int[] starts = new int[inputLength + 1];
    for (int tap = 0; tap < forward.taps(); tap++) {
      starts[forward.index(tap) + 1]++;
    }
    for (int row = 0; row < inputLength; row++) {
      starts[row + 1] += starts[row];
    }
    int[] next = starts.clone();
    int[] indices = new int[forward.taps()];
    double[] weights = new double[forward.taps()];
    for (int output = 0; output < forward.rows(); output++) {
      for (int tap = forward.start(output); tap < forward.start(output + 1); tap++) {
        int at = next[forward.index(tap)]++;
        indices[at] = output;
        weights[at] = forward.weight(tap);
      }
    }
    return TapTable.of(starts, indices, weights);
  }

  /**
   * Returns the same as an axis of a gradient.
   *
   * @throws InvalidArgumentException if the resampling writes or reads no pixel
   */
  public static AdjointSum.Axis of(int inputLength, TapTable forward) {
    return new AdjointSum.Axis(forward.rows(), table(inputLength, forward));
  }

  /**
   * Turns copies around; every weight is 1.
   *
   * @throws InvalidArgumentException if the resampling writes or reads no pixel
   */
  public static AdjointSum.Axis of(int inputLength, IndexTable forward) {
    double[] ones = new double[forward.rows()];
    Arrays.fill(ones, 1);
    return of(inputLength, TapTable.uniform(1, forward.indices(), ones));
  }
}
