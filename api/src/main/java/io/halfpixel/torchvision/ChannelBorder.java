package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Borders with a value for each channel. The values are set behind the channels of an image, seen
 * as one axis of channels times rows, and copied from there; so are columns, once they are rows.
 *
 * @param values the value of each channel
 */
record ChannelBorder(int left, int top, int right, int bottom, List<Double> values) {
  ChannelBorder {
    values = List.copyOf(values);
  }

  /** Returns the plan for an image with elements. */
  Plan plan(ImageTensor image) {
    long images = image.images();
    long channels = image.channels();
    long high = (long) top + image.height() + bottom;
    long wide = (long) left + image.width() + right;
    boolean inner = image.layout().channelsInner();
    Transposition transposition = new Transposition(image.type(), new ArrayList<>());
    if (inner) {
      transposition.swap(images, (long) image.height() * image.width(), channels);
    }
    rows(transposition.steps(), image, image.height(), image.width(), top, bottom);
    transposition.swap(images * channels, high, image.width());
    rows(transposition.steps(), image, image.width(), high, left, right);
    transposition.swap(images * channels, wide, high);
    if (inner) {
      transposition.swap(images, channels, high * wide);
    }
    return new Plan(
        image.spec(),
        image.resized(
            SpatialLayout.checkedLength(high), SpatialLayout.checkedLength(wide), image.type()),
        transposition.steps());
  }

  /** The steps so far. */
  private record Transposition(DataType type, List<Step> steps) {
    /** Swaps the second and the third of three axes. */
    void swap(long outer, long rows, long columns) {
      steps.add(new Permute(List.of(outer, rows, columns), List.of(0, 2, 1), type));
    }
  }

  /** Adds rows of so many elements before and after those of each channel. */
  private void rows(
      List<Step> steps, ImageTensor image, int length, long inner, int before, int after) {
    int channels = values.size();
    int own = Math.multiplyExact(channels, length);
    for (int channel = 0; channel < channels; channel++) {
      Pass pass = new Pass(image.images(), own + channel, own + channel + 1, inner);
      steps.add(new Pad(pass, 0, image.type(), values.get(channel)));
    }
    int longer = before + length + after;
    int[] indices = new int[Math.multiplyExact(channels, longer)];
    for (int place = 0; place < indices.length; place++) {
      int channel = place / longer;
      int row = place % longer - before;
      boolean inside = row >= 0 && row < length;
      indices[place] = inside ? channel * length + row : own + channel;
    }
    IndexTable table = IndexTable.of(own + channels, indices);
    steps.add(new Gather(image.images(), List.of(table), inner, image.type()));
  }
}
