package io.halfpixel.huggingface;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this package can be asked for by name: transformers' image processors and timm. */
public final class HuggingFaceFace implements Face {
  /** Makes the face, which has no state. */
  public HuggingFaceFace() {
    // Nothing to keep.
  }

  @Override
  public String name() {
    return "Hugging Face";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of();
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of();
  }

  @Override
  public Map<String, ImageCall> imageCalls() {
    Map<String, ImageCall> calls = new TreeMap<>();
    for (String family : Families.names()) {
      String name = "transformers." + family + "ImageProcessor";
      TransformersCall usual = new TransformersCall(family, ImageBackend.TORCHVISION);
      calls.put(name, usual);
      calls.put(name + "Fast", usual);
      calls.put(name + "Pil", new TransformersCall(family, ImageBackend.PIL));
    }
    calls.put("timm.data.create_transform", Timm::call);
    return calls;
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of();
  }
}
