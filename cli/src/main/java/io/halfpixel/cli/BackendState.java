package io.halfpixel.cli;

import io.halfpixel.Backends;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backend that was found, as reports show it.
 *
 * @param id the name that chooses it
 * @param available whether it can run here
 * @param isa its instruction set, or null if it cannot run
 * @param reason why it cannot run, or null if it can
 */
record BackendState(String id, boolean available, @Nullable String isa, @Nullable String reason) {
  /** Returns the state that an answer means. */
  static BackendState of(String id, Availability availability) {
    if (availability instanceof Available available) {
      return new BackendState(id, true, available.isa(), null);
    }
    return new BackendState(id, false, null, ((Unavailable) availability).reason());
  }

  /** Returns all backends that were found, in order of preference. */
  static List<BackendState> all() {
    return Backends.report().entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns the backends that can run here, in order of preference. */
  static List<Backend> runnable() {
    return all().stream()
        .filter(BackendState::available)
        .map(state -> Backends.get(state.id()))
        .toList();
  }
}
