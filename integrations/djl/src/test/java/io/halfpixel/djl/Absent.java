package io.halfpixel.djl;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/** A backend that cannot run. */
final class Absent implements Backend {
  @Override
  public String id() {
    return "absent";
  }

  @Override
  public Availability availability() {
    return new Availability.Unavailable("it is absent", null);
  }

  @Override
  public Kernel prepare(Plan plan) {
    throw new BackendUnavailableException("backend absent is not available: it is absent", null);
  }
}
