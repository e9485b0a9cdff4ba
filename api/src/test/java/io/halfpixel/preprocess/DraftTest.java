package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an image is before and between its stages. */
class DraftTest {
  @Test
  void theSourceHasTheSizeThatItsLayoutSays() {
    TensorSpec source = TensorSpec.of(DataType.U8, 3, 5, 7);
    assertEquals(new Size(3, 5), Draft.of(source, Layout.INTERLEAVED).sourceSize());
    assertEquals(new Size(5, 7), Draft.of(source, Layout.PLANES).sourceSize());
    TensorSpec gray = TensorSpec.of(DataType.U8, 5, 7);
    assertEquals(new Size(5, 7), Draft.of(gray, Layout.INTERLEAVED).sourceSize());
  }

  @Test
  void whatIsNoImageIsToldWhatOneIs() {
    assertRefused(
        "[height, width, channels] or [height, width] with elements, but got uint8 [1, 2, 3, 3]",
        TensorSpec.of(DataType.U8, 1, 2, 3, 3),
        Layout.INTERLEAVED);
    assertRefused(
        "[channels, height, width] with elements, but got uint8 [2, 3]",
        TensorSpec.of(DataType.U8, 2, 3),
        Layout.PLANES);
  }

  private static void assertRefused(String message, TensorSpec source, Layout layout) {
    assertEquals(
        "an image is a contiguous tensor " + message,
        assertThrows(InvalidArgumentException.class, () -> Draft.of(source, layout)).getMessage());
  }

  /** A step has at most eight. */
  @Test
  void eightOperationsAreOneStepAndNineAreTwo() {
    assertEquals(List.of(8), operations(8));
    assertEquals(List.of(8, 1), operations(9));
  }

  /** Returns how many operations each step has. */
  private static List<Integer> operations(int stages) {
    return Preprocessor.of(Collections.nCopies(stages, Stages.rescaleFloat32(2)))
        .plan(TensorSpec.of(DataType.U8, 1, 1, 1))
        .steps()
        .stream()
        .map(step -> ((ChannelArithmetic) step).operations().size())
        .toList();
  }
}
