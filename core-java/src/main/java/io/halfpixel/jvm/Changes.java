package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what steps that compute each element by itself do with the rows of a carrier. */
final class Changes<A> {
  private final Carrier<A> carrier;
  private final int length;
  private List<RowChange<A>> changes = new ArrayList<>();

  /** A rounding that the rows still need. */
  private @Nullable DataType pending;

  /** Creates an empty collection for rows of at most a length. */
  Changes(Carrier<A> carrier, int length) {
    this.carrier = carrier;
    this.length = length;
  }

  /** Returns whether a step computes each element by itself. */
  static boolean isChange(Step step) {
    return step instanceof Convert || step instanceof Clamp || step instanceof ChannelArithmetic;
  }

  /** Adds a step, unless it is a conversion, whose rounding is that of its output. */
  void add(Step step) {
    if (step instanceof Clamp clamp) {
      round();
      changes.add(carrier.limits(clamp));
    } else if (step instanceof ChannelArithmetic arithmetic) {
      round();
      changes.addAll(carrier.arithmetic(arithmetic));
    }
    written(step.output());
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
  List<RowChange<A>> take(DataType target) {
    if (pending != target) {
      round();
    }
    return take();
  }

  /** Returns all changes but a pending rounding, and begins anew. */
  List<RowChange<A>> take() {
    List<RowChange<A>> taken = changes;
    changes = new ArrayList<>();
    return taken;
  }
}
