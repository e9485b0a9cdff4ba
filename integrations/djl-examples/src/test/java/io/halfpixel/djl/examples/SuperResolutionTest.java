package io.halfpixel.djl.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SuperResolutionTest {
  /** Forty steps do not make a good network, but a better one. */
  @Test
  void trainingLowersTheErrorAndBackendsAgree() throws IOException {
    SuperResolution.Outcome outcome = SuperResolution.run(40);
    assertTrue(outcome.trained() < outcome.untrained() / 2, outcome::toString);
    assertTrue(outcome.backendsAgree());
  }
}
