package io.halfpixel.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the gathers of a plan, crops above all, into the tables of the steps around them. Every
 * element of the result is computed from the same elements by the same operations.
 *
 * <ul>
 *   <li>A gather ahead of a sum along its axis changes the indices of the taps.
 *   <li>A gather behind a sum along its axis picks rows of the table.
 *   <li>A gather that shortens an axis moves ahead of steps that do not touch that axis, so that
 *       they compute less.
 *   <li>Two gathers along one axis are one; a part of a padded axis has smaller borders.
 * </ul>
 */
final class Folding {
  private final List<Step> steps;
  private boolean changed;

  private Folding(List<Step> steps) {
    this.steps = steps;
  }

  /** Returns steps with the same result, or the same list if nothing can be saved. */
  static List<Step> fold(List<Step> steps) {
    boolean alone = steps.size() < 2 || steps.stream().noneMatch(Gather.class::isInstance);
    if (alone) {
      return steps;
    }
    Folding folding = new Folding(apart(steps));
    int place = 0;
    while (place < folding.steps.size()) {
      place = folding.tryAt(place) ? 0 : place + 1;
    }
    return folding.changed ? together(folding.steps) : steps;
  }

  /** Rewrites around a gather; false if there is none at this place or nothing to gain. */
  private boolean tryAt(int place) {
    if (!(steps.get(place) instanceof Gather gather)) {
      return false;
    }
    AxisGather axis = AxisGather.of(gather);
    boolean rewritten = moveAhead(place, axis) || foldBehind(place, axis);
    changed |= rewritten;
    return rewritten;
  }

  private boolean moveAhead(int place, AxisGather gather) {
    List<Step> made = place == 0 ? null : new GatherBehind(gather).rewrite(steps.get(place - 1));
    return replace(place - 1, place + 1, made);
  }

  /** Looks behind a gather for a step whose table takes it up, past steps that do not touch it. */
  private boolean foldBehind(int place, AxisGather gather) {
    List<Step> made = new ArrayList<>();
    AxisGather moving = gather;
    for (int next = place + 1; next < steps.size(); next++) {
      List<Step> pair = new GatherAhead(moving).rewrite(steps.get(next));
      if (pair == null) {
        return false;
      }
      made.add(pair.get(0));
      if (pair.size() == 1) {
        return replace(place, next + 1, made);
      }
      moving = AxisGather.of((Gather) pair.get(1));
    }
    return false;
  }

  private boolean replace(int from, int to, @Nullable List<Step> made) {
    if (made == null) {
      return false;
    }
    List<Step> old = steps.subList(from, to);
    old.clear();
    old.addAll(made);
    return true;
  }

  /** Cuts gathers along several axes into gathers along one, outermost first. */
  private static List<Step> apart(List<Step> steps) {
    List<Step> apart = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Gather gather) {
        addApart(gather, apart);
      } else {
        apart.add(step);
      }
    }
    return apart;
  }

  private static void addApart(Gather gather, List<Step> apart) {
    List<IndexTable> axes = gather.axes();
    long outer = gather.outer();
    long inner = gather.inner();
    for (IndexTable axis : axes) {
      inner *= axis.inputLength();
    }
    for (IndexTable axis : axes) {
      inner /= axis.inputLength();
      apart.add(new AxisGather(outer, axis, inner, gather.type()).step());
      outer *= axis.rows();
    }
  }

  /** Joins gathers along neighbouring axes, and leaves out those that copy everything. */
  private static List<Step> together(List<Step> apart) {
    List<Step> together = new ArrayList<>();
    for (Step step : apart) {
      int last = together.size() - 1;
      if (!(step instanceof Gather gather)) {
        together.add(step);
      } else if (!gather.axes().get(0).isIdentity()) {
        Gather joined =
            last >= 0 && together.get(last) instanceof Gather before ? join(before, gather) : null;
        if (joined == null) {
          together.add(gather);
        } else {
          together.set(last, joined);
        }
      }
    }
    return together;
  }

  /** Returns two gathers as one, if the axis of the second is the next one inwards. */
  private static @Nullable Gather join(Gather first, Gather second) {
    IndexTable axis = second.axes().get(0);
    long outer = first.outer();
    for (IndexTable table : first.axes()) {
      outer *= table.rows();
    }
    boolean next =
        first.axes().size() < Gather.MAX_AXES
            && second.outer() == outer
            && second.inner() * axis.inputLength() == first.inner();
    if (!next) {
      return null;
    }
    List<IndexTable> axes = new ArrayList<>(first.axes());
    axes.add(axis);
    return new Gather(first.outer(), axes, second.inner(), first.type());
  }
}
