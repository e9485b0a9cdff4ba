package io.halfpixel.huggingface;

import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import java.util.List;

/** Classes that resize to more than they crop. */
final class CropRecipes {
  private CropRecipes() {}

  /** {@code ConvNextImageProcessor}: below 384 pixels a crop belongs to the resize. */
  static final class ConvNext extends Recipe {
    private static final int UNCROPPED = 384;

    ConvNext(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      int edge = size().get(SizeKeys.SHORTEST);
      if (edge >= UNCROPPED) {
        return List.of(resize(SizeRule.exact(edge, edge)));
      }
      int larger = configuration().whole(edge, "crop_pct");
      return List.of(
          resize(SizeRule.shortestEdge(larger)), pixels().centerCrop(new Size(edge, edge)));
    }
  }

  /** {@code PoolFormerImageProcessor}. */
  static final class PoolFormer extends Recipe {
    PoolFormer(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      SizeKeys size = size();
      if (size.has(SizeKeys.SHORTEST)) {
        return List.of(resize(SizeRule.shortestEdge(larger(size.get(SizeKeys.SHORTEST)))));
      }
      Size exact = size.size();
      int height = larger(exact.height());
      int width = larger(exact.width());
      return List.of(
          resize(
              exact.height() == exact.width()
                  ? SizeRule.shortestEdge(height)
                  : SizeRule.exact(height, width)));
    }

    private int larger(int edge) {
      return configuration().whole(edge, "crop_pct");
    }
  }

  /** {@code LevitImageProcessor}: 256/224 of the shortest edge. */
  static final class Levit extends Recipe {
    private static final double LARGER = 256.0 / 224;

    Levit(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      SizeKeys size = size();
      return List.of(
          resize(
              size.has(SizeKeys.SHORTEST)
                  ? SizeRule.shortestEdge((int) (LARGER * size.get(SizeKeys.SHORTEST)))
                  : size.rule()));
    }
  }
}
