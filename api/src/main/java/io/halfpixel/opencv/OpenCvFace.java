package io.halfpixel.opencv;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** OpenCV as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class OpenCvFace implements Face {
  /** Creates the description. */
  public OpenCvFace() {}

  @Override
  public String name() {
    return "OpenCV";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new OpenCvImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of(
        "cv2.resize", OpenCvCalls::resize,
        "cv2.copyMakeBorder", OpenCvCalls::copyMakeBorder,
        "cv2.dnn.blobFromImage", OpenCvCalls::blobFromImage,
        "ultralytics.letterbox", OpenCvCalls::letterbox,
        "ultralytics.preprocess", OpenCvCalls::letterboxBlob);
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement(Interpolation.NEAREST),
        enlargement(Interpolation.LINEAR),
        enlargement(Interpolation.CUBIC),
        enlargement(Interpolation.LANCZOS4));
  }

  private static Enlargement enlargement(Interpolation interpolation) {
    return new Enlargement(
        "opencv",
        "OpenCV",
        interpolation.name(),
        "cv2.resize(interpolation=cv2." + interpolation + ")",
        false,
        task ->
            Resize.builder()
                .dsize(task.width(), task.height())
                .interpolation(interpolation)
                .build());
  }
}
