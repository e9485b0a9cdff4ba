package io.halfpixel.preprocess;

import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a plan for an image of one layout as steps for the other one. Each value is computed
 * from the same values by the same operations, so that the bits are the same; only its place is
 * another one. Null for a step of which that cannot be said: its sums depend on the place, or it
 * mixes channels.
 *
 * @param to the layout of the new steps
 * @param channels the number of channels, at least 2
 */
record Relayout(Layout to, int channels) {
  /** Returns all steps for the other layout, or null. */
  @Nullable List<Step> steps(List<Step> steps) {
    List<Step> moved = new ArrayList<>();
    for (Step step : steps) {
      Step made = step(step);
      if (made == null) {
        return null;
      }
      moved.add(made);
    }
    return moved;
  }

  /** A kind of step that is not named here has none for the other layout: slower, never wrong. */
  private @Nullable Step step(Step step) {
    if (step instanceof Gather gather) {
      return gather(gather);
    }
    if (step instanceof Pad pad) {
      return pad(pad);
    }
    if (step instanceof Resample1d sum) {
      return resample(sum);
    }
    if (step instanceof FixedPoint1d sum) {
      return fixedPoint(sum);
    }
    if (step instanceof ChannelArithmetic arithmetic) {
      return channelArithmetic(arithmetic);
    }
    boolean stays =
        step instanceof Convert
            || step instanceof Clamp
            || step instanceof Lookup lookup && lookup.mapped() == lookup.channels();
    return stays ? step : null;
  }

  /** The channels are the outermost axis of planes, and the innermost one otherwise. */
  private boolean isSpatial(long outer, long inner) {
    return (to == Layout.PLANES ? inner : outer) % channels == 0;
  }

  private long outer(long outer) {
    return to == Layout.PLANES ? outer * channels : outer / channels;
  }

  private long inner(long inner) {
    return to == Layout.PLANES ? inner / channels : inner * channels;
  }

  private @Nullable Pass pass(Pass pass) {
    return isSpatial(pass.outer(), pass.inner())
        ? new Pass(
            outer(pass.outer()), pass.inputLength(), pass.outputLength(), inner(pass.inner()))
        : null;
  }

  private @Nullable Step gather(Gather step) {
    return isSpatial(step.outer(), step.inner())
        ? new Gather(outer(step.outer()), step.axes(), inner(step.inner()), step.type())
        : null;
  }

  private @Nullable Step resample(Resample1d step) {
    Pass pass = step.bodyInner() == 0 ? pass(step.pass()) : null;
    return pass == null
        ? null
        : new Resample1d(
            pass, step.taps(), step.tail(), step.input(), step.compute(), step.output());
  }

  private @Nullable Step fixedPoint(FixedPoint1d step) {
    Pass pass = step.bodyInner() == 0 ? pass(step.pass()) : null;
    return pass == null
        ? null
        : new FixedPoint1d(
            pass,
            step.taps(),
            step.terms(),
            step.rounding(),
            step.shift(),
            0,
            step.input(),
            step.output());
  }

  private @Nullable Step pad(Pad step) {
    Pass pass = pass(step.pass());
    return pass == null ? null : new Pad(pass, step.before(), step.type(), step.value());
  }

  private @Nullable Step channelArithmetic(ChannelArithmetic step) {
    boolean planes = to == Layout.PLANES;
    boolean isOfPixels = step.channels() == channels && (planes ? step.inner() : step.outer()) == 1;
    if (!isOfPixels) {
      return null;
    }
    long pixels = step.outer() * step.inner();
    return new ChannelArithmetic(
        planes ? 1 : pixels,
        channels,
        planes ? pixels : 1,
        step.operations(),
        step.input(),
        step.output());
  }
}
