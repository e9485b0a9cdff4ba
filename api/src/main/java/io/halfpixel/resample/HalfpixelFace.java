package io.halfpixel.resample;

import io.halfpixel.Resampler;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** Halfpixel's own resampling as one that is chosen by name. Immutable and thread-safe. */
public final class HalfpixelFace implements Face {
  /** Creates the description. */
  public HalfpixelFace() {}

  @Override
  public String name() {
    return "Halfpixel";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new HalfpixelImitation());
  }

  /** Returns none: nobody has recorded results of another framework's for it. */
  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of();
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement("mitchell", Resampler.mitchell()),
        enlargement("catmullRom", Resampler.catmullRom()),
        enlargement("lanczos(3)", Resampler.lanczos(3)));
  }

  private static Enlargement enlargement(String variant, Resampler resampler) {
    return new Enlargement(
        "halfpixel",
        "Halfpixel",
        variant,
        "Resampler." + resampler.settings().filter() + (variant.contains("(") ? "" : "()"),
        false,
        task -> resampler.size(task.height(), task.width()));
  }
}
