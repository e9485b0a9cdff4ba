package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.measure.FirstCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first call of a machine is one time of one backend; a fork of the benchmark measures it. */
class FirstCallTest {
  @Test
  void aForkMeasuresOneCall() throws Exception {
    Fork fork =
        new Fork(System.getProperty("java.class.path"), 0, 0, 0, Worker.Providers.HALFPIXEL);
    Map<String, List<Double>> times = fork.measure(Worker.FIRST_CALL + "jvm", 1);
    assertEquals(1, times.get("jvm").size());
    double first = times.get("jvm").get(0);
    FirstCall.time("jvm");
    double later = FirstCall.time("jvm").get("jvm").get(0);
    assertTrue(later < first, () -> later + " us is not less than the first call's " + first);
  }
}
