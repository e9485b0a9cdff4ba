package io.halfpixel.torch;

import static java.util.Map.entry;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** PyTorch as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class TorchFace implements Face {
  /** Creates the description. */
  public TorchFace() {}

  @Override
  public String name() {
    return "PyTorch";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new TorchImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.ofEntries(
        entry("torch.nn.PixelShuffle", TorchCalls::pixelShuffle),
        entry("torch.nn.PixelUnshuffle", TorchCalls::pixelUnshuffle),
        entry("torch.nn.Upsample", TorchCalls::upsample),
        entry("torch.nn.UpsamplingBilinear2d", TorchCalls::upsamplingBilinear2d),
        entry("torch.nn.UpsamplingNearest2d", TorchCalls::upsamplingNearest2d),
        entry("torch.nn.functional.interpolate", TorchCalls::interpolate),
        entry("torch.nn.functional.interpolate.backward", TorchCalls::backward),
        entry("torch.nn.functional.pixel_shuffle", TorchCalls::pixelShuffle),
        entry("torch.nn.functional.pixel_unshuffle", TorchCalls::pixelUnshuffle));
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement(Mode.NEAREST, false),
        enlargement(Mode.NEAREST_EXACT, false),
        enlargement(Mode.BILINEAR, false),
        enlargement(Mode.BILINEAR, true),
        enlargement(Mode.BICUBIC, false),
        enlargement(Mode.BICUBIC, true),
        antialiased(Mode.BICUBIC),
        antialiased(Mode.LANCZOS));
  }

  private static Enlargement antialiased(Mode mode) {
    return new Enlargement(
        "torch",
        "PyTorch",
        mode + " antialiased",
        "interpolate(mode=\"" + mode + "\", antialias=True)",
        true,
        task ->
            Interpolate.builder()
                .size(task.height(), task.width())
                .mode(mode)
                .antialias(true)
                .build());
  }

  private static Enlargement enlargement(Mode mode, boolean alignCorners) {
    return new Enlargement(
        "torch",
        "PyTorch",
        mode + (alignCorners ? " aligned" : ""),
        "Upsample(mode=\"" + mode + "\"" + (alignCorners ? ", align_corners=True)" : ")"),
        true,
        task -> {
          var call = Interpolate.builder().scaleFactor(task.scale()).mode(mode);
          return (alignCorners ? call.alignCorners(true) : call).build();
        });
  }
}
