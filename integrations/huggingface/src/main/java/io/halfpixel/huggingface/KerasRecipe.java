package io.halfpixel.huggingface;

import io.halfpixel.DataType;
import io.halfpixel.keras.PreprocessInput;
import io.halfpixel.keras.PreprocessMode;
import io.halfpixel.pillow.Resize;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;

/**
 * {@code preprocess_input(img_to_array(load_img(file, target_size=...)))} of Keras, channels last.
 *
 * @param size the size of the result
 * @param resample Pillow's number of the filter
 * @param keepsAspectRatio whether the image is cropped to the proportions of the size first
 * @param numbers what becomes of the values
 */
record KerasRecipe(Size size, int resample, boolean keepsAspectRatio, Numbers numbers) {
  /** What becomes of values from 0 to 255. */
  enum Numbers {
    /** BGR without its means. */
    CAFFE("preprocess_input of mode caffe"),
    /** From −1 to 1. */
    TF("preprocess_input of mode tf"),
    /** Normalised. */
    TORCH("preprocess_input of mode torch"),
    /** From 0 to 1. */
    DIVIDED("divided by 255, no preprocess_input"),
    /** As they are. */
    NONE("no preprocess_input");

    private final String text;

    Numbers(String text) {
      this.text = text;
    }

    /** Returns what is done, in words. */
    String text() {
      return text;
    }

    private Stage stage() {
      return switch (this) {
        case CAFFE -> stage(PreprocessMode.CAFFE);
        case TF -> stage(PreprocessMode.TF);
        case TORCH -> stage(PreprocessMode.TORCH);
        case DIVIDED -> Stages.divide(255);
        case NONE -> Stages.cast(DataType.F32);
      };
    }

    private static Stage stage(PreprocessMode mode) {
      PreprocessInput operation = PreprocessInput.of(mode);
      return image -> image.then(Layout.INTERLEAVED, operation::plan, AffineMap.IDENTITY);
    }
  }

  Preprocessor preprocessor(PixelBackend pixels) {
    Stage resize =
        keepsAspectRatio
            ? this::middleResized
            : pixels.resize(resample, SizeRule.exact(size.height(), size.width()), null);
    return Preprocessor.of(resize, numbers.stage(), Stages.interleaved());
  }

  /** Resizes the middle part that has the proportions of the size; Pillow only. */
  private Draft middleResized(Draft image) {
    long tall = (long) image.width() * size.height() / size.width();
    long wide = (long) image.height() * size.width() / size.height();
    int height = (int) Math.min(image.height(), tall);
    int width = (int) Math.min(image.width(), wide);
    int top = (image.height() - height) / 2;
    int left = (image.width() - width) / 2;
    Resize resize =
        Resize.builder()
            .size(size.width(), size.height())
            .resample(PilPixels.filter(resample))
            .box(left, top, left + width, top + height)
            .build();
    AffineMap scale =
        AffineMap.scale((double) width / size.width(), (double) height / size.height());
    return image.then(Layout.INTERLEAVED, resize::plan, scale.then(AffineMap.shift(left, top)));
  }

  KerasRecipe filter(int number) {
    return new KerasRecipe(size, number, keepsAspectRatio, numbers);
  }

  KerasRecipe numbers(Numbers other) {
    return new KerasRecipe(size, resample, keepsAspectRatio, other);
  }

  KerasRecipe keepingAspectRatio() {
    return new KerasRecipe(size, resample, true, numbers);
  }
}
