package io.halfpixel.plan;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import java.util.List;

/**
 * A complete description of one resampling: which steps, with which indices and weights, turn a
 * source tensor into a target.
 *
 * <p>Given a plan and the bits of a source, the bits of the target are determined (rule HP-101 of
 * the numeric contract). A plan without steps copies, or does nothing if its target has no
 * elements. Immutable and thread-safe.
 *
 * <p>A plan has at most {@link #MAX_STEPS} steps. What one step writes for the next has at most
 * {@link #MAX_BETWEEN} elements, or as many as the source or the target if one of them has more.
 * Between two passes, that is {@link Resample1d} or {@link FixedPoint1d}, of the same compute type
 * along different axes of one block there may be any number: they run row by row. Neither limit
 * says anything about the source and the target, which {@link io.halfpixel.Tensor} limits.
 *
 * @param source what the plan reads
 * @param target what the plan writes
 * @param steps the operations in order; each reads what the one before it wrote
 */
public record Plan(TensorSpec source, TensorSpec target, List<Step> steps) {
  /**
   * The most steps of a plan, 128. Backends nest the loops of steps that run row by row, so that
   * each step takes stack: 128 of any kind run on a thread with 256 KiB.
   */
  public static final int MAX_STEPS = 128;

  /**
   * The most elements between two steps, 2^31 − 9: what an array of every Java virtual machine
   * holds.
   */
  public static final long MAX_BETWEEN = Elements.MAX_ARRAY;

  /**
   * Checks that the steps fit each other, the two ends and the limits.
   *
   * @throws InvalidArgumentException if there are more than {@link #MAX_STEPS} steps, or more
   *     elements between two of them than is allowed; if the element type or the number of elements
   *     changes between two steps, or between a step and the source or target next to it; a target
   *     without elements may follow a source with elements if there are no steps
   */
  public Plan {
    steps = List.copyOf(steps);
    if (steps.size() > MAX_STEPS) {
      throw new InvalidArgumentException(
          "a plan has at most " + MAX_STEPS + " steps, but got " + steps.size());
    }
    long elements = source.elements();
    var type = source.dataType();
    for (Step step : steps) {
      if (step.inputElements() != elements || step.input() != type) {
        throw new InvalidArgumentException(
            step.getClass().getSimpleName()
                + " reads "
                + step.inputElements()
                + " "
                + step.input()
                + ", but is given "
                + elements
                + " "
                + type);
      }
      elements = step.outputElements();
      type = step.output();
    }
    boolean nothing = steps.isEmpty() && target.elements() == 0;
    if ((target.elements() != elements && !nothing) || target.dataType() != type) {
      throw new InvalidArgumentException(
          "the steps write " + elements + " " + type + ", but the target is " + target);
    }
    long ends = Math.max(source.elements(), target.elements());
    Between.check(Math.max(ends, MAX_BETWEEN), steps);
  }

  /**
   * Returns the same steps between differently described ends with the same memory, such as [n, c,
   * h, w] for a channels-first view of [n, h, w, c].
   *
   * @throws InvalidArgumentException if an end has another number of elements or another element
   *     type
   */
  public Plan between(TensorSpec newSource, TensorSpec newTarget) {
    return new Plan(newSource, newTarget, steps);
  }

  /**
   * Returns a plan with the same result that computes and copies less: crops and other gathers
   * become part of the tables of the steps around them. {@link io.halfpixel.Backends#prepare} and
   * all operations run such a plan; a backend that is asked itself runs the steps as they are.
   */
  public Plan folded() {
    List<Step> folded = Folding.fold(steps);
    return folded == steps ? this : new Plan(source, target, folded);
  }

  /**
   * Returns the steps with their indices and weights, a line for each output index, for people to
   * read. It says whether they run in one pass, row by row, or which of them are given a whole
   * tensor that the steps before them write first.
   */
  public String explain() {
    return PlanText.of(source, target, steps);
  }
}
