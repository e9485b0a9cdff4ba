package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstRowRepeatTest {
  private static final MemoryFormat NCHW = MemoryFormat.CONTIGUOUS;
  private static final MemoryFormat NHWC = MemoryFormat.CHANNELS_LAST;

  private static boolean repeats(
      Interpolate.Builder call, DataType type, MemoryFormat format, long channels) {
    TensorSpec source = new TensorSpec(Shape.of(1, channels, 9, 9), type, format);
    List<Step> steps = call.build().plan(source).steps();
    return steps.get(steps.size() - 1) instanceof Gather;
  }

  private static Interpolate.Builder column() {
    return Interpolate.builder().size(4, 1).mode(Mode.BILINEAR).antialias(true);
  }

  @Test
  void resultsOnePixelWideRepeatTheFirstRow() {
    assertEquals(true, repeats(column(), DataType.F32, NCHW, 3));
    assertEquals(true, repeats(column(), DataType.F64, NHWC, 1));
    assertEquals(false, repeats(column(), DataType.F32, NHWC, 2));
    assertEquals(false, repeats(column().size(4, 2), DataType.F32, NCHW, 3));
    assertEquals(false, repeats(column().size(9, 1), DataType.F32, NCHW, 3));
  }

  @Test
  void bytesOfUpToFourChannelsAreRightInTheFmaBuild() {
    assertEquals(false, repeats(column(), DataType.U8, NCHW, 4));
    assertEquals(true, repeats(column(), DataType.U8, NCHW, 5));
    var strict = column().antialias(false).roundingProfile(RoundingProfile.STRICT);
    assertEquals(true, repeats(strict, DataType.U8, NCHW, 4));
  }

  @Test
  void theRightResultCanBeAskedFor() {
    assertEquals(false, repeats(column().repeatFirstRow(false), DataType.F32, NCHW, 3));
  }

  @Test
  void everyColumnRepeatsItsFirstRow() {
    Gather step = FirstRowRepeat.step(6, 4, 8, DataType.F32);
    assertEquals(6, step.outer());
    assertArrayEquals(new int[4], step.axes().get(0).indices());
  }

  /**
   * 40000 values on two threads are two shares of 20000; the second starts at row 6 of column 1428.
   */
  @Test
  void everyShareRepeatsTheRowItStartsWith() {
    Gather step = FirstRowRepeat.step(40000 / 16, 16, 2, DataType.F32);
    var table = step.axes().get(0);
    assertEquals(0, table.index(15));
    assertEquals(16, table.index(16));
    assertEquals(19984, table.index(19999));
    assertEquals(20000, table.index(20000));
    assertEquals(20000, table.index(20015));
    assertEquals(20016, table.index(20016));
    Gather uneven = FirstRowRepeat.step(40000 / 14, 14, 2, DataType.F32);
    assertEquals(39998, uneven.outputElements());
    assertEquals(19992, uneven.axes().get(0).index(19998));
    assertEquals(19999, uneven.axes().get(0).index(19999));
    assertEquals(19999, uneven.axes().get(0).index(20005));
    assertEquals(20006, uneven.axes().get(0).index(20006));
  }

  @Test
  void sharesHoldAtLeast32768Values() {
    assertEquals(1, FirstRowRepeat.step(2048, 16, 8, DataType.F32).axes().get(0).index(1) + 1);
    assertEquals(2048, FirstRowRepeat.step(2048, 16, 8, DataType.F32).outer());
    assertEquals(1, FirstRowRepeat.step(2049, 16, 8, DataType.F32).outer());
    assertEquals(2049, FirstRowRepeat.step(2049, 16, 1, DataType.F32).outer());
  }
}
