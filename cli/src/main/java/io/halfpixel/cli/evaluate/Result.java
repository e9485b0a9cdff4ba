package io.halfpixel.cli.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What several calls return, of whichever framework: no sample differs from the first one's by half
 * a gray level.
 *
 * @param outcomes the calls, at least one, in the order of the candidates
 */
record Result(List<Outcome> outcomes) {
  /** Two results nearer than this, in gray levels, are one to the eye. */
  private static final double SAME = 0.5;

  Result {
    outcomes = List.copyOf(outcomes);
  }

  /** Returns the results of an evaluation, from the highest peak signal-to-noise ratio down. */
  static List<Result> of(Evaluation evaluation) {
    List<List<Outcome>> groups = new ArrayList<>();
    for (Outcome outcome : evaluation.outcomes()) {
      groups.stream()
          .filter(group -> evaluation.difference(group.get(0), outcome).max() < SAME)
          .findFirst()
          .orElseGet(
              () -> {
                List<Outcome> group = new ArrayList<>();
                groups.add(group);
                return group;
              })
          .add(outcome);
    }
    return groups.stream()
        .map(Result::new)
        .sorted(Comparator.comparingDouble((Result r) -> r.first().psnr()).reversed())
        .toList();
  }

  /** Returns the call that stands for the result. */
  Outcome first() {
    return outcomes.get(0);
  }

  /** Returns the short names of all calls. */
  String ids() {
    return String.join(", ", outcomes.stream().map(outcome -> outcome.candidate().id()).toList());
  }

  /** Returns the short name of the first call, and how many others there are. */
  String label() {
    String id = first().candidate().id();
    return outcomes.size() == 1 ? id : id + " +" + (outcomes.size() - 1);
  }
}
