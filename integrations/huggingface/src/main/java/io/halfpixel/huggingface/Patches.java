package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Step;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Images as rows of patches [rows, edge · edge · channels], each in the order y, x, channel, with
 * zeros behind the last one. An image of more patches, which was not resized, keeps them all, and
 * its mask is as long as that of the others.
 *
 * @param edge the height and the width of a patch
 * @param most the number of rows of an image that has no more patches
 */
record Patches(int edge, int most) implements Batching {
  @Override
  public Stage last(List<Draft> images) {
    return new Cut(edge, most);
  }

  private record Cut(int edge, int most) implements Stage {
    @Override
    public Draft apply(Draft image) {
      Draft rows = image.in(Layout.INTERLEAVED);
      long high = rows.height() / edge;
      long wide = rows.width() / edge;
      int count = Math.toIntExact(high * wide);
      long length = (long) edge * edge * rows.channels();
      if (rows.height() % edge != 0 || rows.width() % edge != 0) {
        throw new InvalidArgumentException(
            "an image is cut into patches of " + edge + " pixels, but got " + rows.size());
      }
      DataType type = rows.type();
      List<Step> steps = new ArrayList<>();
      steps.add(
          new Permute(
              List.of(high, (long) edge, wide, (long) edge, (long) rows.channels()),
              List.of(0, 2, 1, 3, 4),
              type));
      if (count < most) {
        steps.add(new Pad(new Pass(1, count, most, length), 0, type, 0));
      }
      return rows.ended(TensorSpec.of(type, Math.max(count, most), length), steps);
    }
  }

  @Override
  public Map<String, Tensor> more(List<Draft> images, List<Draft> finished) {
    List<Size> shapes =
        images.stream()
            .map(image -> new Size(image.height() / edge, image.width() / edge))
            .toList();
    Tensor mask = Tensor.allocate(TensorSpec.of(DataType.I32, images.size(), most));
    int[] values = (int[]) mask.array();
    for (int n = 0; n < shapes.size(); n++) {
      int count = Math.min(most, shapes.get(n).height() * shapes.get(n).width());
      Arrays.fill(values, n * most, n * most + count, 1);
    }
    return Map.of("pixel_attention_mask", mask, "spatial_shapes", DetectionRecipes.sizes(shapes));
  }
}
