package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.plan.AxisGather.Axis;
import io.halfpixel.plan.AxisGather.Moved;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a step and a gather behind it become so that less is computed: the step alone, which then
 * makes only what the gather picks, or the gather and then the step. Null if they stay as they are.
 */
record GatherBehind(AxisGather gather) {
  /** A kind of step that is not named here stays where it is: slower, never wrong. */
  @Nullable List<Step> rewrite(Step step) {
    if (step instanceof Resample1d sum) {
      return resample(sum);
    }
    if (step instanceof FixedPoint1d sum) {
      return fixedPoint(sum);
    }
    if (step instanceof Gather first) {
      return gather(first);
    }
    if (step instanceof Pad pad) {
      return pad(pad);
    }
    if (step instanceof Convert convert) {
      return convert(convert);
    }
    if (step instanceof Clamp clamp) {
      return clamp(clamp);
    }
    if (step instanceof ChannelArithmetic arithmetic) {
      return channelArithmetic(arithmetic);
    }
    if (step instanceof Permute permute) {
      return permute(permute);
    }
    return null;
  }

  private @Nullable List<Step> resample(Resample1d step) {
    return sum(step.pass(), step.taps(), step.input(), step.bodyInner() > 0, step::along);
  }

  private @Nullable List<Step> fixedPoint(FixedPoint1d step) {
    return sum(step.pass(), step.taps(), step.input(), step.bodyInner() > 0, step::along);
  }

  private @Nullable List<Step> sum(
      Pass pass,
      TapTable taps,
      DataType input,
      boolean hasBody,
      BiFunction<Pass, TapTable, Step> along) {
    Axis axis = new Axis(pass.outer(), pass.outputLength(), pass.inner());
    if (gather.reads(axis)) {
      Pass shorter =
          new Pass(pass.outer(), pass.inputLength(), gather.table().rows(), pass.inner());
      return gather.lengthens() ? null : List.of(along.apply(shorter, gather.rowsOf(taps)));
    }
    Moved moved = gather.shortens() ? gather.before(axis, pass.inputLength()) : null;
    // The first inner positions are summed in their own way, and have to remain the same ones.
    if (moved == null || hasBody && moved.movesInner()) {
      return null;
    }
    Pass smaller = new Pass(moved.outer(), pass.inputLength(), pass.outputLength(), moved.inner());
    return List.of(moved.gather().of(input), along.apply(smaller, taps));
  }

  private @Nullable List<Step> gather(Gather step) {
    if (step.axes().size() > 1) {
      return null;
    }
    AxisGather first = AxisGather.of(step);
    Axis axis = new Axis(step.outer(), first.table().rows(), step.inner());
    if (gather.reads(axis)) {
      IndexTable both = first.table().rows(gather.table());
      return List.of(new AxisGather(step.outer(), both, step.inner(), step.type()).step());
    }
    Moved moved =
        gather.shortens() && !first.shortens()
            ? gather.before(axis, first.table().inputLength())
            : null;
    return moved == null
        ? null
        : List.of(
            moved.gather().step(),
            new AxisGather(moved.outer(), first.table(), moved.inner(), step.type()).step());
  }

  private @Nullable List<Step> pad(Pad step) {
    Pass pass = step.pass();
    Axis axis = new Axis(pass.outer(), pass.outputLength(), pass.inner());
    if (gather.reads(axis)) {
      return croppedPad(step);
    }
    Moved moved = gather.shortens() ? gather.before(axis, pass.inputLength()) : null;
    return moved == null
        ? null
        : List.of(
            moved.gather().step(),
            new Pad(
                new Pass(moved.outer(), pass.inputLength(), pass.outputLength(), moved.inner()),
                step.before(),
                step.type(),
                step.value()));
  }

  /** A part of a padded axis is a part of the axis with smaller borders. */
  private @Nullable List<Step> croppedPad(Pad step) {
    Pass pass = step.pass();
    IndexTable part = gather.table();
    int first = part.index(0);
    int low = Math.max(first, step.before());
    int high = Math.min(first + part.rows(), step.before() + pass.inputLength());
    if (!part.isRange() || low >= high) {
      return null;
    }
    IndexTable kept = IndexTable.range(pass.inputLength(), low - step.before(), high - low);
    Pass smaller = new Pass(pass.outer(), high - low, part.rows(), pass.inner());
    return List.of(
        new AxisGather(pass.outer(), kept, pass.inner(), step.type()).step(),
        new Pad(smaller, low - first, step.type(), step.value()));
  }

  private @Nullable List<Step> convert(Convert step) {
    return gather.shortens()
        ? List.of(
            gather.of(step.input()),
            new Convert(gather.elements(), step.input(), step.output(), step.rounding()))
        : null;
  }

  private @Nullable List<Step> clamp(Clamp step) {
    return gather.shortens()
        ? List.of(gather.step(), new Clamp(gather.elements(), step.type(), step.low(), step.high()))
        : null;
  }

  private @Nullable List<Step> channelArithmetic(ChannelArithmetic step) {
    Axis axis = new Axis(step.outer(), step.channels(), step.inner());
    if (gather.reads(axis)) {
      return gather.lengthens() ? null : List.of(gather.of(step.input()), step.of(gather.table()));
    }
    Moved moved = gather.shortens() ? gather.before(axis, step.channels()) : null;
    return moved == null
        ? null
        : List.of(
            moved.gather().of(step.input()),
            new ChannelArithmetic(
                moved.outer(),
                step.channels(),
                moved.inner(),
                step.operations(),
                step.input(),
                step.output()));
  }

  /** The axis of the gather is an axis of the permutation, or a part of one. */
  private @Nullable List<Step> permute(Permute step) {
    List<Long> written = step.axes().stream().map(step.lengths()::get).toList();
    for (int j = 0; gather.shortens() && j < written.size(); j++) {
      long outer = product(written.subList(0, j));
      long inner = product(written.subList(j + 1, written.size()));
      if (gather.liesIn(outer, written.get(j), inner)) {
        int axis = step.axes().get(j);
        long outerRead = product(step.lengths().subList(0, axis));
        long innerRead = product(step.lengths().subList(axis + 1, written.size()));
        AxisGather moved =
            new AxisGather(
                gather.outer() / outer * outerRead,
                gather.table(),
                gather.inner() / inner * innerRead,
                step.type());
        List<Long> lengths = new ArrayList<>(step.lengths());
        lengths.set(axis, gather.shortened(written.get(j)));
        return List.of(moved.step(), new Permute(lengths, step.axes(), step.type()));
      }
    }
    return null;
  }

  private static long product(List<Long> lengths) {
    return lengths.stream().reduce(1L, (a, b) -> a * b);
  }
}
