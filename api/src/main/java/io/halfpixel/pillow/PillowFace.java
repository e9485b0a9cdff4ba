package io.halfpixel.pillow;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** Pillow as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class PillowFace implements Face {
  /** Creates the description. */
  public PillowFace() {}

  @Override
  public String name() {
    return "Pillow";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new PillowImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of(
        "PIL.Image.resize",
        PillowCalls::resize,
        "PIL.Image.reduce",
        PillowCalls::reduce,
        "PIL.Image.thumbnail",
        PillowCalls::thumbnail,
        "PIL.ImageOps.contain",
        PillowCalls::contain,
        "PIL.ImageOps.cover",
        PillowCalls::cover,
        "PIL.ImageOps.fit",
        PillowCalls::fit,
        "PIL.ImageOps.pad",
        PillowCalls::pad);
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement(Resampling.NEAREST),
        enlargement(Resampling.BILINEAR),
        enlargement(Resampling.HAMMING),
        enlargement(Resampling.BICUBIC),
        enlargement(Resampling.LANCZOS));
  }

  private static Enlargement enlargement(Resampling resample) {
    return new Enlargement(
        "pillow",
        "Pillow",
        resample.name(),
        "Image.resize(resample=Resampling." + resample + ")",
        false,
        task -> Resize.of(task.width(), task.height(), resample));
  }
}
