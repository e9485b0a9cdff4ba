package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what steps that compute each element by itself do with the rows of a carrier. */
public final class Changes<A> {
  private final Carrier<A> carrier;
  private final int length;
  private List<RowChange<A>> changes = new ArrayList<>();

  /** A rounding that the rows still need. */
  private @Nullable DataType pending;

  /** Creates an empty collection for rows of at most a length. */
  public Changes(Carrier<A> carrier, int length) {
    this.carrier = carrier;
    this.length = length;
  }

  /** Returns whether a step computes each element by itself. */
  public static boolean isChange(Step step) {
    return step instanceof Convert
        || step instanceof Clamp
        || step instanceof ChannelArithmetic
        || step instanceof Lookup;
  }

  /** Returns whether rows of a carrier can go through such a step. */
  public static boolean takes(Carrier<?> carrier, Step step) {
    boolean isHeld = carrier.holds(step.input()) && carrier.holds(step.output());
    Arithmetic<?> computing = carrier.arithmetic();
    if (computing == null || step instanceof Convert) {
      return isHeld && step instanceof Convert;
    }
    if (step instanceof Lookup) {
      return isHeld;
    }
    return isHeld
        && (step instanceof ChannelArithmetic arithmetic
            ? arithmetic.operations().stream().allMatch(o -> computing.computes(o.type()))
            : step instanceof Clamp && computing.computes(step.input()));
  }

  /** Adds a step, unless it is a conversion, whose rounding is that of its output. */
  public void add(Step step) {
    Arithmetic<A> computing = carrier.arithmetic();
    if (computing != null && step instanceof Clamp clamp) {
      round();
      changes.add((row, first, count) -> computing.clamp(row, clamp.low(), clamp.high(), count));
    } else if (computing != null && step instanceof ChannelArithmetic arithmetic) {
      round();
      for (ChannelArithmetic.Operation operation : arithmetic.operations()) {
        changes.add(new ChannelLoop<>(arithmetic, operation, carrier, computing));
      }
    } else if (computing != null && step instanceof Lookup lookup) {
      round();
      changes.add(new LookupLoop<>(lookup, computing));
    } else if (computing != null && step instanceof Convert convert) {
      truncate(convert, computing);
    }
    written(step.output());
  }

  /** What a rounding other than to nearest leaves is an integer, which stays what it is. */
  private void truncate(Convert step, Arithmetic<A> computing) {
    boolean truncates =
        step.rounding() != Convert.Rounding.NEAREST_EVEN
            && step.input().isFloatingPoint()
            && step.output() != DataType.BOOL;
    if (truncates) {
      round();
      boolean away = step.rounding() == Convert.Rounding.NEAREST_AWAY;
      changes.add((row, first, count) -> computing.truncate(row, count, step.input(), away));
    }
  }

  /** Notes that rows are to be values of a type. */
  void written(DataType type) {
    if (type != carrier.natural()) {
      round();
      pending = type;
    }
  }

  /** Does the rounding that is still needed. */
  void round() {
    if (pending != null) {
      changes.add(new Rounding<>(carrier, pending, length));
      pending = null;
    }
  }

  /** Returns all changes and begins anew; writing a target is its last rounding itself. */
  public List<RowChange<A>> take(DataType target) {
    if (pending != target) {
      round();
    }
    return take();
  }

  /** Returns all changes but a pending rounding, and begins anew. */
  public List<RowChange<A>> take() {
    List<RowChange<A>> taken = changes;
    changes = new ArrayList<>();
    return taken;
  }
}
