package io.halfpixel.cli;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.Request;
import io.halfpixel.faces.Faces;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The frameworks that {@code --like} takes, and what it says of those that cannot do something. */
final class Imitations implements Iterable<String> {
  /** The default. */
  static final String DEFAULT = "torch";

  /** For picocli, which lists the names in its help. */
  Imitations() {}

  /**
   * Returns the framework with a name.
   *
   * @throws UserException if there is none
   */
  static Imitation get(String id) {
    for (Imitation like : all()) {
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
  static List<Imitation> all() {
    return Faces.imitations();
  }

  /**
   * Checks the name of a mode.
   *
   * @throws UserException if the framework has none of that name
   */
  static void requireMode(Imitation like, String mode) {
    if (!like.modes().contains(mode)) {
      throw new UserException(
          "--mode "
              + mode
              + ": "
              + like.id()
              + " has only "
              + String.join(", ", like.modes())
              + Suggestions.didYouMean(mode, like.modes()));
    }
  }

  /**
   * Returns the framework's call.
   *
   * @throws UserException if the framework's call has no such argument
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects an argument
   */
  static Operation<?> operation(Imitation like, Request request, TensorSpec source) {
    try {
      return like.operation(request, source);
    } catch (RefusedRequestException e) {
      String reason = e.getMessage();
      throw new UserException(
          switch (e.part()) {
            case MODE -> "--mode " + request.mode() + ": " + reason + "; use --mode nearest";
            case SCALE ->
                "--scale "
                    + request.scale().getAsDouble()
                    + ": "
                    + reason
                    + "; use resize, or another --like";
            case ANTIALIAS -> "--antialias: " + reason + "; leave it out, or use resize";
            case ALIGN_CORNERS ->
                "--align-corners: " + reason + "; leave it out, or use --like torch";
          },
          e);
    }
  }

  private static List<String> ids() {
    return all().stream().map(Imitation::id).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return new ArrayList<>(ids()).iterator();
  }
}
