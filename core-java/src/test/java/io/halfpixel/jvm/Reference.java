package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.util.Arrays;

/** The reference of the conformance suite, for values that travel as {@code double}. */
final class Reference {
  private Reference() {}

  static double[] run(Plan plan, double[] source) {
    DataType input = plan.source().dataType();
    DataType output = plan.target().dataType();
    long[] bits = Arrays.stream(source).mapToLong(v -> ElementBits.bits(input, v)).toArray();
    long[] result = ReferenceInterpreter.run(plan, bits);
    return Arrays.stream(result).mapToDouble(b -> ElementBits.value(output, b)).toArray();
  }

  static double round(DataType type, double value) {
    return ElementBits.value(type, ElementBits.bits(type, value));
  }
}
