package io.halfpixel.tck.random;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.plan.Plan;
import java.util.function.Supplier;

/** Plans of random arguments, of which a face refuses some. */
final class AcceptedPlans {
  private static final int ATTEMPTS = 100;

  private AcceptedPlans() {}

  /** Draws until the face takes the arguments. */
  static Plan draw(Supplier<Plan> draw) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return draw.get();
      } catch (InvalidArgumentException | UnsupportedModeException | RefusedRequestException e) {
        // Arguments that do not go together: others are drawn.
      }
    }
    throw new IllegalStateException("no face took any of " + ATTEMPTS + " random arguments");
  }
}
