package io.halfpixel.torchvision;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** torchvision as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class TorchvisionFace implements Face {
  private static final String V1 = "torchvision.transforms.functional.";
  private static final String V2 = "torchvision.transforms.v2.functional.";
  private static final String PRESETS = "torchvision.transforms._presets.";
  private static final String WEIGHTS = "torchvision.models.get_weight.transforms";

  /** Creates the description. */
  public TorchvisionFace() {}

  @Override
  public String name() {
    return "torchvision";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new TorchvisionImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.ofEntries(
        Map.entry(V1 + "resize", TorchvisionCalls::resizeV1),
        Map.entry(V2 + "resize", TorchvisionCalls::resizeV2),
        Map.entry(V1 + "resized_crop", TorchvisionCalls::resizedCropV1),
        Map.entry(V2 + "resized_crop", TorchvisionCalls::resizedCropV2),
        Map.entry(V1 + "center_crop", TorchvisionCalls::centerCrop),
        Map.entry(V2 + "center_crop", TorchvisionCalls::centerCrop),
        Map.entry(V2 + "pad", TorchvisionCalls::pad),
        Map.entry(V1 + "normalize", TorchvisionCalls::normalize),
        Map.entry(V2 + "normalize", TorchvisionCalls::normalize),
        Map.entry(V2 + "to_dtype", TorchvisionCalls::toDtype),
        Map.entry(V1 + "convert_image_dtype", TorchvisionCalls::convertImageDtypeV1),
        Map.entry(V2 + "convert_image_dtype", TorchvisionCalls::convertImageDtypeV2),
        Map.entry(V1 + "to_tensor", TorchvisionCalls::toTensor),
        Map.entry(V1 + "pil_to_tensor", TorchvisionCalls::pilToTensor),
        Map.entry(V2 + "pil_to_tensor", TorchvisionCalls::pilToTensor),
        Map.entry(V2 + "to_image", TorchvisionCalls::pilToTensor),
        Map.entry(V1 + "rgb_to_grayscale", TorchvisionCalls::rgbToGrayscaleV1),
        Map.entry(V2 + "rgb_to_grayscale", TorchvisionCalls::rgbToGrayscaleV2),
        Map.entry(WEIGHTS, PresetCalls::weights),
        Map.entry(PRESETS + "ImageClassification", PresetCalls::imageClassification),
        Map.entry(PRESETS + "SemanticSegmentation", PresetCalls::semanticSegmentation),
        Map.entry(PRESETS + "ObjectDetection", PresetCalls::objectDetection),
        Map.entry(PRESETS + "VideoClassification", PresetCalls::videoClassification));
  }

  /** Returns none: torchvision enlarges as PyTorch does. */
  @Override
  public List<Enlargement> enlargements() {
    return List.of();
  }
}
