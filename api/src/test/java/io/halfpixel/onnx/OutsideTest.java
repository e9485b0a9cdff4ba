package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The value of what {@code tf_crop_and_resize} finds outside of an axis. */
class OutsideTest {
  /** Output pixels look at 1 and, behind three pixels, at 3. */
  private static List<Step> nearest(DataType type, float outside, Implementation implementation) {
    return mode("nearest")
        .coordinateTransformationMode("tf_crop_and_resize")
        .roi(0.5f, 1.5f)
        .sizes(2)
        .extrapolationValue(outside)
        .implementation(implementation)
        .build()
        .plan(TensorSpec.of(type, 3))
        .steps();
  }

  private static double value(List<Step> steps) {
    return steps.stream()
        .filter(Pad.class::isInstance)
        .map(Pad.class::cast)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @ParameterizedTest
  @CsvSource({
    "U8, 300, 255",
    "U8, -1, 0",
    "I8, 200, 127",
    "I8, -200, -128",
    "U16, 70000, 65535",
    "U16, -1, 0",
    "I16, 40000, 32767",
    "I16, -40000, -32768",
    "I32, 1e10, 2147483647",
    "I32, -1e10, -2147483648",
    "I64, 1e19, 9223372036854774784",
    "I64, -1e19, -9223372036854775808",
    "I64, 7, 7",
    "U8, NaN, 0",
    "BOOL, 0, 0",
    "BOOL, 0.5, 1"
  })
  void integersAndTruthValuesThatACopyPutsThereSaturate(DataType type, float given, double value) {
    for (Implementation implementation : Implementation.values()) {
      List<Step> steps = nearest(type, given, implementation);
      assertEquals(value, value(steps), implementation.name());
      IndexTable copied = IndexTable.of(4, new int[] {1, 3});
      assertEquals(new Gather(1, List.of(copied), 1, type), steps.get(steps.size() - 1));
    }
  }

  /** No integer is −0. */
  @ParameterizedTest
  @CsvSource({"2.5, 2, 2", "3.5, 4, 3", "-2.7, -3, -2", "-0.3, 0, 0"})
  void fractionsAreRoundedByTheReferenceAndCutOffByOnnxRuntime(
      float given, double rounded, double cut) {
    assertEquals(rounded, value(nearest(DataType.I8, given, Implementation.REFERENCE)));
    assertEquals(cut, value(nearest(DataType.I8, given, Implementation.ONNX_RUNTIME)));
  }

  /** 65520 is half-way between the largest number of binary16 and 2^16. */
  @ParameterizedTest
  @CsvSource({
    "F32, -2.7, -2.7",
    "F64, 2.5, 2.5",
    "F16, 2.5, 2.5",
    "F16, 2049, 2048",
    "F16, 65519, 65504",
    "F16, 65520, Infinity",
    "F16, -1e6, -Infinity",
    "BF16, 257, 256",
    "BF16, 3.4e38, Infinity",
    "F16, NaN, NaN"
  })
  void floatingPointValuesAreRoundedToTheTypeOfACopy(DataType type, float given, float value) {
    assertEquals(value, value(nearest(type, given, Implementation.ONNX_RUNTIME)));
  }

  @Test
  void theReferenceReadsAPaddedElement() {
    Resize crop =
        mode("linear")
            .coordinateTransformationMode("tf_crop_and_resize")
            .roi(0.5f, 1.5f)
            .sizes(3)
            .extrapolationValue(7)
            .build();
    Plan plan = crop.plan(Shape.of(3));
    Pad pad = (Pad) plan.steps().get(1);
    assertEquals(7, pad.value());
    assertEquals(4, pad.pass().outputLength());
    TapTable taps = ((Resample1d) plan.steps().get(2)).taps();
    assertEquals(1, taps.count(2));
    assertEquals(3, taps.index(taps.start(2)));
  }

  /** Of two rows and two columns, the second of each lies behind the image. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onnxRuntimeFillsWhatLiesOutsideAfterAllSums(boolean antialias) {
    Resize.Builder call =
        mode("cubic")
            .antialias(antialias)
            .coordinateTransformationMode("tf_crop_and_resize")
            .roi(0, 0, 2, 2)
            .extrapolationValue(7)
            .sizes(2, 2)
            .implementation(Implementation.ONNX_RUNTIME);
    List<Step> steps = call.build().plan(TensorSpec.of(DataType.F32, 4, 4)).steps();
    int last = steps.size() - 1;
    IndexTable inside = IndexTable.of(3, new int[] {0, 2});
    assertEquals(new Gather(1, List.of(inside, inside), 1, DataType.F32), steps.get(last));
    for (int border = last - 2; border < last; border++) {
      assertEquals(7, ((Pad) steps.get(border)).value());
    }
  }
}
