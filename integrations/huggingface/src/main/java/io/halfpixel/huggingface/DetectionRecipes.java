package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.preprocess.BatchPadding;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes whose images keep their shape and are padded in a batch. */
final class DetectionRecipes {
  private static final int USUAL_LONGEST = 1333;

  private DetectionRecipes() {}

  /** {@code DetrImageProcessor} and {@code DeformableDetrImageProcessor}. */
  static class Detr extends Recipe {
    Detr(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      return List.of(resize(rule()));
    }

    SizeRule rule() {
      return size().detrRule();
    }

    @Override
    SizeKeys size() {
      int longest =
          configuration().has("max_size") ? configuration().integer("max_size") : USUAL_LONGEST;
      return SizeKeys.of(configuration(), "size", SizeKeys.Reading.SHORTEST_EDGE, longest);
    }

    @Override
    Batching batching() {
      return configuration().flag("do_pad") ? padding() : Batching.STACK;
    }
  }

  /** {@code YolosImageProcessor}. */
  static final class Yolos extends Detr {
    Yolos(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    SizeRule rule() {
      SizeKeys size = size();
      return size.has(SizeKeys.SHORTEST, SizeKeys.LONGEST)
          ? EdgeSizes.yolos(size.get(SizeKeys.SHORTEST), size.get(SizeKeys.LONGEST))
          : size.detrRule();
    }
  }

  /** {@code MaskFormerImageProcessor}, which always pads. */
  static final class MaskFormer extends Detr {
    MaskFormer(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    SizeRule rule() {
      return EdgeSizes.upTo(size().detrRule(), configuration().integer("size_divisor"));
    }

    @Override
    SizeKeys size() {
      @Nullable Integer longest =
          configuration().has("max_size") ? configuration().integer("max_size") : null;
      return SizeKeys.of(configuration(), "size", SizeKeys.Reading.SHORTEST_EDGE, longest);
    }

    @Override
    Batching batching() {
      return padding();
    }
  }

  /** {@code SamImageProcessor}. */
  static final class Sam extends Recipe {
    Sam(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      return List.of(resize(rule()));
    }

    private SizeRule rule() {
      return EdgeSizes.longestEdge(size().get(SizeKeys.LONGEST));
    }

    @Override
    Batching batching() {
      return new WithSizes(
          configuration().flag("do_pad") ? padding().withoutMask() : null,
          configuration().flag("do_resize") ? rule() : image -> image);
    }
  }

  /** A batch that remembers the sizes of its images, before the resize and after it. */
  private record WithSizes(@Nullable BatchPadding padding, SizeRule resize) implements Batching {
    @Override
    public Stage last(List<Draft> images) {
      return padding == null ? STACK.last(images) : padding.last(images);
    }

    @Override
    public Map<String, Tensor> more(List<Draft> images, List<Draft> finished) {
      return Map.of(
          "original_sizes", sizes(images.stream().map(Draft::sourceSize).toList()),
          "reshaped_input_sizes",
              sizes(images.stream().map(Draft::sourceSize).map(resize::of).toList()));
    }
  }

  /** Returns heights and widths, [n, 2]. */
  static Tensor sizes(List<Size> sizes) {
    Tensor tensor = Tensor.allocate(TensorSpec.of(DataType.I64, sizes.size(), 2));
    long[] values = (long[]) tensor.array();
    for (int n = 0; n < sizes.size(); n++) {
      values[2 * n] = sizes.get(n).height();
      values[2 * n + 1] = sizes.get(n).width();
    }
    return tensor;
  }
}
