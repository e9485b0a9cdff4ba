package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToDtypeTest {
  private static List<Step> steps(ToDtype call, DataType from) {
    Plan plan = call.plan(TensorSpec.of(from, 3, 2, 2));
    return plan.steps();
  }

  private static ChannelArithmetic.Operation operation(Step step) {
    return ((ChannelArithmetic) step).operations().get(0);
  }

  /** The second generation multiplies by the rounded reciprocal, the first divides. */
  @Test
  void bytesBecomeFractions() {
    ChannelArithmetic.Operation second =
        operation(steps(ToDtype.of(DataType.F32, true), DataType.U8).get(1));
    assertEquals(Operator.MULTIPLY, second.operator());
    assertEquals(List.of((double) (float) (1 / 255.0)), second.operands());
    ChannelArithmetic.Operation first =
        operation(steps(ToDtype.convertImageDtype(DataType.F32), DataType.U8).get(1));
    assertEquals(Operator.DIVIDE, first.operator());
    assertEquals(List.of(255.0), first.operands());
  }

  @Test
  void fractionsBecomeBytes() {
    List<Step> steps = steps(ToDtype.of(DataType.U8, true), DataType.F32);
    assertEquals(List.of((double) 255.999f), operation(steps.get(0)).operands());
    Convert cut = assertInstanceOf(Convert.class, steps.get(2));
    assertEquals(Convert.Rounding.TOWARD_ZERO, cut.rounding());
  }

  /** 8 value bits become 31: one shift, because nothing is lost. */
  @Test
  void integersAreShifted() {
    List<Step> wider = steps(ToDtype.of(DataType.I32, true), DataType.U8);
    assertEquals(1, wider.size());
    assertEquals(0x1p23, ((FixedPoint1d) wider.get(0)).taps().weight(0));
    List<Step> narrower = steps(ToDtype.convertImageDtype(DataType.U8), DataType.I32);
    assertEquals(23, ((FixedPoint1d) narrower.get(0)).shift());
  }

  @Test
  void typesOfOneKindAreOnlyConverted() {
    assertEquals(List.of(), steps(ToDtype.of(DataType.U8, true), DataType.U8));
    assertEquals(1, steps(ToDtype.of(DataType.F64, true), DataType.F32).size());
    assertEquals(1, steps(ToDtype.of(DataType.BOOL, false), DataType.F32).size());
    assertEquals(1, steps(ToDtype.of(DataType.I32, false), DataType.U16).size());
    // Two roundings on the way to half-width types, as in PyTorch.
    assertEquals(2, steps(ToDtype.of(DataType.BF16, false), DataType.F64).size());
  }

  @Test
  void everyPairHasAPlanOrARefusal() {
    for (DataType from : DataType.values()) {
      for (DataType to : DataType.values()) {
        assertEquals(
            to, ToDtype.of(to, false).plan(TensorSpec.of(from, 2, 0, 3)).target().dataType());
        boolean unsafe = from.isFloatingPoint() && to == DataType.I64 && from.bytes() > 2;
        unsafe |= from == DataType.F32 && to == DataType.I32;
        boolean truth = (from == DataType.BOOL || to == DataType.BOOL) && from != to;
        truth &= !from.isFloatingPoint() && !to.isFloatingPoint();
        ToDtype scaled = ToDtype.of(to, true);
        if (unsafe || truth) {
          assertThrows(InvalidArgumentException.class, () -> steps(scaled, from), from + " " + to);
        } else {
          Plan plan = scaled.plan(TensorSpec.of(from, 3, 2, 2));
          assertEquals(to, plan.target().dataType());
        }
      }
    }
  }

  @Test
  void theFirstGenerationHasItsOwnRefusals() {
    String message =
        assertThrows(
                InvalidArgumentException.class,
                () -> steps(ToDtype.convertImageDtype(DataType.I32), DataType.F32))
            .getMessage();
    assertTrue(message.startsWith("The cast from torch.float32 to torch.int32"), message);
    assertThrows(
        UnsupportedModeException.class,
        () -> steps(ToDtype.convertImageDtype(DataType.U8), DataType.U16));
    assertEquals(2, steps(ToDtype.convertImageDtype(DataType.BOOL), DataType.I64).size());
  }
}
