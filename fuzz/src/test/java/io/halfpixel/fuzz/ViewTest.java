package io.halfpixel.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where elements lie, by the count that views are compared with. */
class ViewTest {
  private static final byte CONTIGUOUS = 0;
  private static final byte CHANNELS_LAST = 1;
  private static final byte WRAPPED = 0;
  private static final byte STRIDED = 1;
  private static final byte WHOLE = -1;
  private static final Tensor MEMORY = Tensor.allocate(TensorSpec.of(DataType.F32, 100));

  private static List<Long> places(int... bytes) {
    byte[] in = new byte[bytes.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = (byte) bytes[i];
    }
    View view = View.of(MEMORY, new Cursor(in));
    assertNotNull(view);
    return view.places();
  }

  @Test
  void rows_lie_apart() {
    assertEquals(List.of(3L, 4L, 13L, 14L), places(CONTIGUOUS, 3, 2, 2, 10, 2, 1, STRIDED, WHOLE));
  }

  @Test
  void channels_last_counts_channels_first() {
    int[] oneTwoRowsOfTwo = {CHANNELS_LAST, 0, 4, 1, 0, 2, 1, 2, 4, 1, 0, STRIDED, WHOLE};
    assertEquals(List.of(0L, 1L, 4L, 5L), places(oneTwoRowsOfTwo));
  }

  @Test
  void a_part_begins_where_its_first_index_lies() {
    assertEquals(List.of(9L, 10L), places(CONTIGUOUS, 5, 2, 4, 0, 2, 0, WRAPPED, 0, 2, 1));
  }

  @Test
  void what_ends_behind_the_memory_is_no_view() {
    assertNull(View.of(MEMORY, new Cursor(new byte[] {CONTIGUOUS, 99, 1, 2, 1, STRIDED, WHOLE})));
  }
}
