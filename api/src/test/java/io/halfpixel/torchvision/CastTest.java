package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that change their type, as {@code Tensor.to} of PyTorch changes them on x86-64. */
class CastTest {
  private static double result(ToDtype call, DataType from, double value) {
    return PlanLoops.run(call.plan(TensorSpec.of(from, 1)), value)[0];
  }

  /** What is left is the value modulo 2^8, 2^16 or 2^32, in the range of the type. */
  @ParameterizedTest
  @CsvSource({
    "I32, U8, 300, 44",
    "I32, U8, 256, 0",
    "I32, U8, 0, 0",
    "I32, U8, 200, 200",
    "I32, U8, -1, 255",
    "I8, U8, -128, 128",
    "I8, U16, -1, 65535",
    "I16, U16, -2, 65534",
    "I32, U16, -1, 65535",
    "I64, U16, 65543, 7",
    "U16, U8, 513, 1",
    "U8, I8, 200, -56",
    "I32, I8, 200, -56",
    "I32, I8, -129, 127",
    "I32, I8, -1, -1",
    "U16, I16, 65535, -1",
    "I32, I16, 40000, -25536",
    "I32, I16, -32769, 32767",
    "I64, I32, 2147483648, -2147483648",
    "I64, I32, 4294967301, 5",
  })
  void integersKeepTheirLowestBits(DataType from, DataType to, double value, double expected) {
    assertEquals(expected, result(ToDtype.of(to, false), from, value));
  }

  @ParameterizedTest
  @CsvSource({
    "U8, U16, 255",
    "U8, I16, 255",
    "U16, I32, 65535",
    "I8, I16, -128",
    "I32, I64, -2147483648",
    "I32, F64, 16777217"
  })
  void widerTypesHoldEveryValue(DataType from, DataType to, double value) {
    assertEquals(value, result(ToDtype.of(to, false), from, value));
  }

  /**
   * Without its fraction a value is an integer of 32 bits first, or the lowest of these if it is
   * none; of 64 bits where it becomes {@code uint8}.
   */
  @ParameterizedTest
  @CsvSource({
    "F32, I16, -3.9, -3",
    "F32, I32, 3.9, 3",
    "F32, U8, -1.5, 255",
    "F64, I8, 300, 44",
    "F64, I32, 2147483653, -2147483648",
    "F64, I16, 2147483653, 0",
    "F64, I8, 2147483653, 0",
    "F64, U8, 2147483653, 5",
    "F64, U8, 1099511627779.5, 3"
  })
  void fractionsAreCut(DataType from, DataType to, double value, double expected) {
    assertEquals(expected, result(ToDtype.of(to, false), from, value));
  }

  /**
   * A last bit beyond {@code float32} does not count: what is left is halfway between 1 and the
   * next number, and becomes 1.
   */
  @ParameterizedTest
  @CsvSource({"F16, 0x1.00200004p0", "BF16, 0x1.0100000001p0"})
  void halfWidthTypesAreReachedThroughFloat32(DataType type, double value) {
    assertEquals(1, result(ToDtype.of(type, false), DataType.F64, value));
  }

  /** Shifted in the new type, where only the lowest bits stay: -1 · 2 is 254 of 256. */
  @ParameterizedTest
  @CsvSource({
    "I8, U8, -1, 254",
    "I16, U16, -1, 65534",
    "I8, I16, -1, -256",
    "U8, U16, 255, 65280",
    "I32, I64, -5, -21474836480"
  })
  void scaledIntegersKeepTheirLowestBits(
      DataType from, DataType to, double value, double expected) {
    assertEquals(expected, result(ToDtype.of(to, true), from, value));
  }

  /** 256 levels, of which false is the first and true the 129th. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 128"})
  void theFirstGenerationScalesTruth(double value, double expected) {
    ToDtype call = ToDtype.convertImageDtype(DataType.U8);
    assertEquals(expected, result(call, DataType.BOOL, value));
  }
}
