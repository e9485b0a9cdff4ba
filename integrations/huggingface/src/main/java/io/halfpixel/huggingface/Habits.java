package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import java.util.Set;

/**
 * Which classes pass a key over in silence, because their {@code _preprocess} does not ask for it.
 */
final class Habits {
  private static final Set<String> NEVER_CROP =
      Set.of(
          "DeformableDetr",
          "Detr",
          "GLPN",
          "LayoutLMv2",
          "MaskFormer",
          "Nougat",
          "Segformer",
          "Siglip2",
          "Yolos");

  private static final Set<String> NEVER_PAD =
      Set.of(
          "Beit",
          "ConvNext",
          "DINOv3ViT",
          "EfficientNet",
          "GLPN",
          "LayoutLMv2",
          "LayoutLMv3",
          "MobileNetV2",
          "MobileViT",
          "Segformer");

  private Habits() {}

  /**
   * Whether a class whose {@code do_center_crop} is true crops.
   *
   * @throws InvalidArgumentException if it fails
   */
  static boolean crops(String family, ImageBackend backend) {
    if (family.equals("LayoutLMv3") && backend == ImageBackend.PIL) {
      throw new InvalidArgumentException(
          "LayoutLMv3ImageProcessorPil of transformers 5.18 fails with do_center_crop");
    }
    boolean dptOverPillow = family.equals("DPT") && backend == ImageBackend.PIL;
    return !NEVER_CROP.contains(family) && !dptOverPillow;
  }

  /** Whether a class asks for {@code do_pad}. */
  static boolean pads(String family) {
    return !NEVER_PAD.contains(family);
  }
}
