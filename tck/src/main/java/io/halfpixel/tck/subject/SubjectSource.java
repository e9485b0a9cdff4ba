package io.halfpixel.tck.subject;

import java.util.List;
import java.util.Map;

/** Supplies the subjects of a run. An implementation has a constructor without parameters. */
public interface SubjectSource {
  /** Returns what to test, at least one subject. */
  List<TckSubject> subjects();

  /**
   * Returns, by name, the subjects that could not be tested here, with the reason. The report lists
   * them.
   */
  default Map<String, String> leftOut() {
    return Map.of();
  }
}
