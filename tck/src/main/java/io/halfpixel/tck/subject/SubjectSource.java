package io.halfpixel.tck.subject;

import java.util.List;
import java.util.Map;

/** Supplies the subjects of a run. An implementation has a constructor without parameters. */
public interface SubjectSource {
  /** Returns what to test, at least one subject. */
  List<TckSubject> subjects();

  /**
   * Returns what to test with a family of rules, at least one of the subjects: here all of them.
   */
  default List<TckSubject> subjects(Class<?> family) {
    return subjects();
  }

  /**
   * Returns, by name, the subjects that could not be tested here, with the reason. The report lists
   * them.
   */
  default Map<String, String> leftOut() {
    return Map.of();
  }
}
