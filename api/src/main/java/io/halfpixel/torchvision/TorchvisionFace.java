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
        Map.entry(V2 + "resized_crop", TorchvisionCalls::resizedCropV2),
        Map.entry(V1 + "center_crop", TorchvisionCalls::centerCrop),
        Map.entry(V2 + "center_crop", TorchvisionCalls::centerCrop),
        Map.entry(V2 + "pad", TorchvisionCalls::pad),
        Map.entry(V2 + "normalize", TorchvisionCalls::normalize));
  }

  /** Returns none: torchvision enlarges as PyTorch does. */
  @Override
  public List<Enlargement> enlargements() {
    return List.of();
  }
}
