package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The last steps of a model's input: pixels become planes.
 *
 * @param images the number of images
 * @param pixels the number of pixels of each
 * @param channels the number of channels, 1, 3 or 4
 * @param swapRB whether the first and the third channel are exchanged
 */
record BlobPlanes(long images, long pixels, int channels, boolean swapRB) {
  /**
   * Returns the steps.
   *
   * @param input the type of the pixels
   * @param operations what is done to values, in the order of the result's channels; may be empty,
   *     and then the type stays
   */
  List<Step> steps(DataType input, List<ChannelArithmetic.Operation> operations) {
    List<Step> steps = new ArrayList<>();
    long all = Math.multiplyExact(images, pixels);
    if (swapRB && channels > 1) {
      int[] swapped = channels == 3 ? new int[] {2, 1, 0} : new int[] {2, 1, 0, 3};
      steps.add(new Gather(all, List.of(IndexTable.of(channels, swapped)), 1, input));
    }
    DataType output = operations.isEmpty() ? input : DataType.F32;
    if (!operations.isEmpty()) {
      steps.add(new ChannelArithmetic(all, channels, 1, operations, input, output));
    }
    if (channels > 1) {
      List<Long> lengths = List.of(images, pixels, (long) channels);
      steps.add(new Permute(lengths, List.of(0, 2, 1), output));
    }
    return steps;
  }
}
