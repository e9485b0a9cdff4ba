package io.halfpixel.tensorflow;

import static java.util.Map.entry;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.GradientCalls;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** TensorFlow as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class TensorFlowFace implements Face {
  /** Creates the description. */
  public TensorFlowFace() {}

  @Override
  public String name() {
    return "TensorFlow";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new TensorFlowImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return GradientCalls.added(
        forwardCalls(),
        List.of(
            "tf.compat.v1.image.resize",
            "tf.compat.v1.image.resize_bicubic",
            "tf.compat.v1.image.resize_bilinear",
            "tf.compat.v1.image.resize_images",
            "tf.compat.v1.image.resize_nearest_neighbor",
            "tf.image.resize",
            "tf.raw_ops.ResizeBicubic",
            "tf.raw_ops.ResizeBilinear",
            "tf.raw_ops.ResizeNearestNeighbor"),
        (call, images, context) -> ((Differentiable<?>) call).gradient(images));
  }

  private static Map<String, KeywordCall> forwardCalls() {
    return Map.ofEntries(
        entry("tf.compat.v1.image.resize", TensorFlowCalls::resizeImages),
        entry("tf.compat.v1.image.resize_area", TensorFlowCalls::area),
        entry("tf.compat.v1.image.resize_bicubic", TensorFlowCalls::bicubic),
        entry("tf.compat.v1.image.resize_bilinear", TensorFlowCalls::bilinear),
        entry("tf.compat.v1.image.resize_images", TensorFlowCalls::resizeImages),
        entry("tf.compat.v1.image.resize_nearest_neighbor", TensorFlowCalls::nearestNeighbor),
        entry("tf.image.central_crop", ImageCalls::centralCrop),
        entry("tf.image.crop_and_resize", ImageCalls::cropAndResize),
        entry("tf.image.resize", TensorFlowCalls::imageResize),
        entry("tf.image.resize_with_crop_or_pad", ImageCalls::resizeWithCropOrPad),
        entry("tf.image.resize_with_pad", ImageCalls::resizeWithPad),
        entry("tf.raw_ops.ResizeArea", TensorFlowCalls::area),
        entry("tf.raw_ops.ResizeBicubic", TensorFlowCalls::bicubic),
        entry("tf.raw_ops.ResizeBilinear", TensorFlowCalls::bilinear),
        entry("tf.raw_ops.ResizeNearestNeighbor", TensorFlowCalls::nearestNeighbor));
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        two(ResizeMethod.GAUSSIAN),
        two(ResizeMethod.MITCHELLCUBIC),
        one("nearest", "nearest_neighbor", t -> ResizeNearestNeighbor.of(t.height(), t.width())),
        one("bilinear", "bilinear", task -> ResizeBilinear.of(task.height(), task.width())),
        one("bicubic", "bicubic", task -> ResizeBicubic.of(task.height(), task.width())));
  }

  private static Enlargement two(ResizeMethod method) {
    return new Enlargement(
        "tf2",
        "TensorFlow 2",
        method.toString(),
        "tf.image.resize(method=\"" + method + "\")",
        false,
        task -> Resize.of(method, task.height(), task.width()));
  }

  private static Enlargement one(
      String mode, String call, Function<Enlargement.Task, RawResize<?>> enlarger) {
    return new Enlargement(
        "tf1",
        "TensorFlow 1 (legacy)",
        mode,
        "tf.compat.v1.image.resize_" + call + "()",
        false,
        enlarger::apply);
  }
}
