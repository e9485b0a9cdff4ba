package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.Lookup;
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

  /** Returns whether rows of a carrier can go through an elementwise step. */
  public static boolean takes(Carrier<?> carrier, Elementwise step) {
    return carrier.holds(step.input())
        && carrier.holds(step.output())
        && step.acceptElementwise(new Takes(carrier.arithmetic()));
  }

  /** Whether an arithmetic can compute a step; null is that of carriers which compute nothing. */
  private record Takes(@Nullable Arithmetic<?> arithmetic) implements Elementwise.Visitor<Boolean> {
    private boolean computes(DataType type) {
      return arithmetic != null && arithmetic.computes(type);
    }

    @Override
    public Boolean convert(Convert step) {
      return true;
    }

    @Override
    public Boolean clamp(Clamp step) {
      return computes(step.type());
    }

    @Override
    public Boolean channelArithmetic(ChannelArithmetic step) {
      return step.operations().stream().allMatch(operation -> computes(operation.type()));
    }

    @Override
    public Boolean lookup(Lookup step) {
      return arithmetic != null;
    }
  }

  /** Adds a step that the carrier {@linkplain #takes takes}. */
  public void add(Elementwise step) {
    Arithmetic<A> computing = carrier.arithmetic();
    List<RowChange<A>> made =
        computing == null ? List.of() : step.acceptElementwise(new Made<>(carrier, computing));
    if (!made.isEmpty()) {
      round();
      changes.addAll(made);
    }
    written(step.output());
  }

  /** What a step does with rows, beside the rounding to its output. */
  private record Made<A>(Carrier<A> carrier, Arithmetic<A> computing)
      implements Elementwise.Visitor<List<RowChange<A>>> {
    /** What a rounding other than to nearest leaves is an integer, which stays what it is. */
    @Override
    public List<RowChange<A>> convert(Convert step) {
      boolean truncates =
          step.rounding() != Convert.Rounding.NEAREST_EVEN
              && step.input().isFloatingPoint()
              && step.output() != DataType.BOOL;
      boolean away = step.rounding() == Convert.Rounding.NEAREST_AWAY;
      return truncates
          ? List.of((row, first, count) -> computing.truncate(row, count, step.input(), away))
          : List.of();
    }

    @Override
    public List<RowChange<A>> clamp(Clamp step) {
      return List.of((row, first, count) -> computing.clamp(row, step.low(), step.high(), count));
    }

    @Override
    public List<RowChange<A>> channelArithmetic(ChannelArithmetic step) {
      return step.operations().stream()
          .<RowChange<A>>map(operation -> new ChannelLoop<>(step, operation, carrier, computing))
          .toList();
    }

    @Override
    public List<RowChange<A>> lookup(Lookup step) {
      return List.of(new LookupLoop<>(step, computing));
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
