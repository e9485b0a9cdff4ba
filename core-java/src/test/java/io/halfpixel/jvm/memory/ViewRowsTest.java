package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import org.junit.jupiter.api.Test;

final class ViewRowsTest {
  /** Forwards and backwards, by each of the two questions alone. */
  @Test
  void elements_lie_in_their_rows() {
    TensorSpec spec = TensorSpec.of(DataType.U8, 2, 3, 4);
    Tensor view = Tensor.view(Memory.ofArray(new byte[100]), 5, spec, 40, 10, 1);
    ViewRows rows = new ViewRows(view.strides());
    for (int element : new int[] {0, 3, 4, 11, 12, 23, 8, 7, 1}) {
      assertEquals(element / 12 * 40 + element / 4 % 3 * 10 + element % 4, rows.place(element));
    }
    ViewRows others = new ViewRows(view.strides());
    for (int element : new int[] {23, 20, 4, 3, 0}) {
      assertEquals(4 - element % 4, others.rest(element));
    }
  }
}
