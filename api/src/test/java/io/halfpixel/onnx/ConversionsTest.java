package io.halfpixel.onnx;

import static io.halfpixel.onnx.ResizeTest.mode;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through which types the elements of the reference go. */
class ConversionsTest {
  private static String conversions(Resize.Builder call, DataType type) {
    return call.scales(2).build().plan(TensorSpec.of(type, 4)).steps().stream()
        .filter(Convert.class::isInstance)
        .map(step -> ((Convert) step).output().name())
        .collect(joining(" "));
  }

  /** Sums are binary64. NumPy rounds them once, and ml_dtypes, of which bfloat16 is, twice. */
  @ParameterizedTest
  @CsvSource({"F64, ''", "F32, F32", "F16, F16", "BF16, F32 BF16", "U8, U8", "I64, I64"})
  void sumsAreRoundedAsNumpyDoes(DataType type, String conversions) {
    assertEquals(conversions, conversions(mode("linear"), type));
  }

  /** Of the integers, binary64 holds all but those of 64 bits. */
  @ParameterizedTest
  @CsvSource({"I64, F64 I64", "I32, ''", "BOOL, ''"})
  void copiesAreWhatBinary64HoldsOfThem(DataType type, String conversions) {
    assertEquals(conversions, conversions(mode("nearest"), type));
  }
}
