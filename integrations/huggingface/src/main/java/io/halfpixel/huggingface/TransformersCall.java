package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Decoding;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.Keywords;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.spi.Backend;
import io.halfpixel.torch.RoundingProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code transformers.XImageProcessor(**args)(images)}.
 *
 * @param family the class without "ImageProcessor"
 * @param backend the class: with "Pil" or without
 */
record TransformersCall(String family, ImageBackend backend) implements ImageCall {
  private static final String RGB = "do_convert_rgb";

  @Override
  public Map<String, Tensor> apply(
      Keywords args, Keywords context, List<ImageInput> images, @Nullable Backend on) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(args.all());
    boolean converts = Families.configuration(family, given).flag(RGB);
    given.put(RGB, false);
    context.value("num_threads");
    Preprocessor preprocessor =
        Families.recipe(
                Families.configuration(family, given),
                HuggingFace.pixels(family, backend, profile(context)))
            .preprocessor();
    List<ImageInput> converted =
        images.stream()
            .map(image -> converts && isConvertible(image) ? image.convert("RGB") : image)
            .toList();
    List<Tensor> tensors =
        family.equals("VitMatte")
            ? List.of(withTrimap(converted))
            : converted.stream().map(ImageInput::pixels).toList();
    if (converted.get(0).layout() == ImageInput.Layout.PLANAR) {
      preprocessor = preprocessor.after(Stages.planar());
    }
    return results((on == null ? preprocessor : preprocessor.on(on)).batch(tensors));
  }

  /** Arrays are taken as they are, and so is a trimap. */
  private boolean isConvertible(ImageInput image) {
    return !image.mode().isEmpty() && !(family.equals("VitMatte") && image.mode().equals("L"));
  }

  @Override
  public Decoding decoding() {
    return backend == ImageBackend.PIL ? Decoding.PILLOW_UPRIGHT_RGB : Decoding.TORCHVISION_RGB;
  }

  static RoundingProfile profile(Keywords context) {
    String capability = context.text("cpu_capability", "avx2");
    return switch (capability) {
      case "default" -> RoundingProfile.STRICT;
      case "avx2", "avx512" -> RoundingProfile.FMA;
      default -> throw new InvalidArgumentException("unknown cpu_capability " + capability);
    };
  }

  private static Map<String, Tensor> results(Batch batch) {
    Map<String, Tensor> results = new LinkedHashMap<>(batch.more());
    results.put("pixel_values", batch.values());
    if (batch.mask() != null) {
      results.put("pixel_mask", batch.mask());
    }
    return results;
  }

  /** Returns an image and its trimap as one image of four channels. */
  private static Tensor withTrimap(List<ImageInput> images) {
    if (images.size() != 2) {
      throw new InvalidArgumentException(
          "VitMatte takes an image and a trimap, but got " + images.size() + " images");
    }
    Tensor image = images.get(0).pixels();
    Tensor trimap = images.get(1).pixels();
    byte[] colours = (byte[]) image.copyToArray();
    byte[] more = (byte[]) trimap.copyToArray();
    if (colours.length != 3 * more.length) {
      throw new InvalidArgumentException(
          "an RGB image and its trimap have one size, but got " + image + " and " + trimap);
    }
    byte[] both = new byte[4 * more.length];
    for (int i = 0; i < more.length; i++) {
      System.arraycopy(colours, 3 * i, both, 4 * i, 3);
      both[4 * i + 3] = more[i];
    }
    long high = image.shape().length(0);
    long wide = image.shape().length(1);
    return Tensor.wrap(both, 0, TensorSpec.of(image.dataType(), high, wide, 4));
  }
}
