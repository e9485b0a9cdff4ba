package io.halfpixel.cli;

import io.halfpixel.keras.KerasBackend;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The frameworks that can be imitated. A new face joins with one line. */
final class Likes implements Iterable<String> {
  /** The default. */
  static final String DEFAULT = "torch";

  private static final List<Like> ALL =
      List.of(
          new TorchLike(),
          new KerasLike(KerasBackend.TENSORFLOW),
          new KerasLike(KerasBackend.JAX),
          new KerasLike(KerasBackend.TORCH),
          new KerasLike(KerasBackend.NUMPY),
          new TensorFlowLike(),
          new JaxLike());

  /** For picocli, which lists the names in its help. */
  Likes() {}

  /**
   * Returns the framework with a name.
   *
   * @throws UserException if there is none
   */
  static Like get(String id) {
    for (Like like : ALL) {
      if (like.id().equals(id.toLowerCase(Locale.ROOT))) {
        return like;
      }
    }
    throw new UserException(
        "--like "
            + id
            + ": no such framework is known, only "
            + String.join(", ", ids())
            + Suggestions.didYouMean(id, ids()));
  }

  /** Returns all frameworks. */
  static List<Like> all() {
    return ALL;
  }

  private static List<String> ids() {
    return ALL.stream().map(Like::id).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return new ArrayList<>(ids()).iterator();
  }
}
