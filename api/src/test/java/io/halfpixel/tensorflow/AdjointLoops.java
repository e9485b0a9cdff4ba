package io.halfpixel.tensorflow;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.TapTable;

/** Runs gradients over one or two axes with plain loops, in the order of TensorFlow's kernels. */
final class AdjointLoops {
  private AdjointLoops() {}

  static float[] run(AdjointSum step, float... source) {
    boolean flat = step.axes().size() == 1;
    AdjointSum.Axis rows = step.axes().get(0);
    TapTable height = flat ? TapTable.uniform(1, new int[1], new double[] {1}) : rows.taps();
    AdjointSum.Axis columns = step.axes().get(flat ? 0 : 1);
    TapTable width = columns.taps();
    int read = flat ? 1 : rows.inputLength();
    int inner = (int) step.inner();
    float[] target = new float[(int) step.outputElements()];
    for (int at = 0; at < target.length; at++) {
      int x = at / inner % width.rows();
      int y = at / inner / width.rows() % height.rows();
      int block = at / inner / width.rows() / height.rows();
      for (int j = 0; j < read; j++) {
        for (int i = 0; i < columns.inputLength(); i++) {
          int from = ((block * read + j) * columns.inputLength() + i) * inner + at % inner;
          for (int down = height.start(y); down < height.start(y + 1); down++) {
            for (int across = width.start(x); across < width.start(x + 1); across++) {
              if (height.index(down) == j && width.index(across) == i) {
                float scaled = source[from] * (float) height.weight(down);
                target[at] += scaled * (float) width.weight(across);
              }
            }
          }
        }
      }
    }
    return target;
  }
}
