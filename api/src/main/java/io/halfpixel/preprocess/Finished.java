package io.halfpixel.preprocess;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The preprocessors made of one and a further stage that were used last, so that their plans are
 * used again. Thread-safe.
 *
 * @param <P> the preprocessor
 */
final class Finished<P> {
  private static final int CAPACITY = 16;

  private final Map<Stage, P> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Stage, P> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Returns the preprocessor with a stage, made anew if it was not used lately. */
  synchronized P get(Stage stage, Function<Stage, P> make) {
    P known = recent.get(stage);
    if (known == null) {
      known = make.apply(stage);
      recent.put(stage, known);
    }
    return known;
  }
}
