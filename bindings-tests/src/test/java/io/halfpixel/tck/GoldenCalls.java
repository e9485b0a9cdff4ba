package io.halfpixel.tck;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.halfpixel.parity.ParityCase;
import io.halfpixel.spi.Backend;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded results of {@link GoldenVectorsTest}, one test for each call on one backend. Only
 * {@code reliability/mutation} runs it, again for every mistake: one test for each result would
 * take it hours.
 */
final class GoldenCalls {
  private static final Backend BACKEND = new ReferenceInterpreter();
  private static final Map<String, List<ParityCase>> CASES = cases();

  private static Map<String, List<ParityCase>> cases() {
    try {
      return GoldenVectorsTest.manifest().cases().stream()
          .collect(groupingBy(ParityCase::call, TreeMap::new, toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<String> calls() {
    return CASES.keySet();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void recorded_results_are_reproduced(String call) {
    for (ParityCase parityCase : CASES.get(call)) {
      GoldenVectorsTest.reproduces(parityCase, BACKEND);
    }
  }
}
