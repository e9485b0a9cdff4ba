package io.halfpixel.promises;

import static io.halfpixel.promises.Refusals.invalid;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.TapRows;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.preprocess.Beyond;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Scores;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments that steps of plans and stages of preprocessing refuse. */
class PlanArgumentsTest {
  private static final DataType F32 = DataType.F32;
  private static final double[] NONE = {};
  private static final double[] ONE = {1};

  @Test
  void clamps() {
    invalid("-1", () -> new Clamp(-1, F32, 0, 1));
    invalid("uint8", () -> new Clamp(1, DataType.U8, 0, 1));
    invalid("2.0", () -> new Clamp(1, F32, 2, 1));
    invalid("NaN", () -> new Clamp(1, F32, 0, Double.NaN));
  }

  @Test
  void channelArithmetic() {
    invalid("got float16", () -> new Operation(Operator.ADD, DataType.F16, List.of(1.0)));
    invalid("a number for each channel", () -> new Operation(Operator.ADD, F32, List.of()));
    invalid("the value 0.1", () -> new Operation(Operator.ADD, F32, List.of(0.1)));
    List<Operation> two = List.of(Operation.float32(Operator.ADD, 1, 2));
    invalid("[-1][2][1]", () -> new ChannelArithmetic(-1, 2, 1, two, F32, F32));
    invalid("on 3 channels", () -> new ChannelArithmetic(1, 3, 1, two, F32, F32));
    invalid("but got 0", () -> new ChannelArithmetic(1, 2, 1, List.of(), F32, F32));
    invalid("got int64", () -> new ChannelArithmetic(1, 2, 1, two, DataType.I64, F32));
  }

  @Test
  void permutations() {
    invalid("lengths [] and axes []", () -> new Permute(List.of(), List.of(), F32));
    invalid("axes [0, 0]", () -> new Permute(List.of(2L, 3L), List.of(0, 0), F32));
    invalid("lengths [2, -3]", () -> new Permute(List.of(2L, -3L), List.of(1, 0), F32));
    invalid(
        "2^63 - 1 elements", () -> new Permute(List.of(1L << 32, 1L << 32), List.of(1, 0), F32));
  }

  @Test
  void rowsOfTaps() {
    TapRows full = new TapRows(1, 1);
    full.add(0, 1);
    full.endRow();
    assertThrows(IndexOutOfBoundsException.class, full::endRow);
    TapRows other = new TapRows(1, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> other.addRow(0, 0));
    other.addRow(0, ONE);
    assertThrows(IndexOutOfBoundsException.class, () -> other.addRow(0, ONE));
  }

  @Test
  void stages() {
    invalid("0", () -> Stages.crop(0, 0, 0, 4));
    invalid("0", () -> Stages.centerCrop(4, 0, CropRule.FLOOR));
    invalid("-1", () -> Stages.extend(0, 0, -1, 0, Beyond.EDGE));
    invalid("0", () -> Stages.padTo(0, 4, 0));
    invalid("a number for each channel", () -> Stages.normalize(NONE, ONE));
    invalid("a number for each channel", () -> Stages.normalizeUnscaled(ONE, NONE, 0.5));
    invalid("a number for each channel", () -> Stages.arithmetic(F32, F32, Operator.ADD));
    invalid("0", () -> SizeRule.shortestEdge(0));
    invalid("0", () -> SizeRule.fitInside(0, 4));
    Draft draft = Draft.of(TensorSpec.of(F32, 4, 4, 3), Layout.INTERLEAVED);
    invalid("but got 0", () -> draft.arithmetic(List.of(), F32));
    AffineMap turned = new AffineMap(0, 1, 0, 1, 0, 0);
    invalid("turns them", () -> Stages.backTo(turned, new Size(4, 4)).apply(draft));
  }

  @Test
  void preprocessors() {
    TensorSpec line = TensorSpec.of(F32, 4);
    invalid("but got float32 [4]", () -> Preprocessor.of(Stages.flipChannels()).toSource(line));
    Tensor scores = Tensor.allocate(TensorSpec.of(F32, 2, 4, 4));
    AffineMap flat = AffineMap.scale(0, 1);
    Size size = new Size(4, 4);
    invalid("cannot be inverted", () -> Scores.decide(scores, size, flat, size));
  }
}
