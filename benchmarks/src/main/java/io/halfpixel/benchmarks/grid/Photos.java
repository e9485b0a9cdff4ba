package io.halfpixel.benchmarks.grid;

import io.halfpixel.Operation;
import io.halfpixel.opencv.BlobFromImage;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.opencv.Letterbox;
import io.halfpixel.opencv.LetterboxBlob;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.torchvision.InterpolationMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of photos: reductions of bytes to bytes, and the ways from a photo to a model's input,
 * each of which names the cell that only resizes. {@code benchmarks/python/pipelines.py} times the
 * packages themselves under the same names.
 */
public final class Photos {
  private static final int HEIGHT = 1080;
  private static final int WIDTH = 1920;
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  private static final List<PhotoCell> ALL = cells();

  private Photos() {}

  /** Returns every cell, in the order of reports. */
  public static List<PhotoCell> all() {
    return ALL;
  }

  /**
   * Returns the cell of a name, or null if there is none.
   *
   * @param name as in {@link PhotoCell#name}
   */
  public static @Nullable PhotoCell find(String name) {
    return ALL.stream().filter(cell -> cell.name().equals(name)).findFirst().orElse(null);
  }

  /** Returns whether it is one of the few that stand for the others: a pipeline, or its resize. */
  public static boolean isKey(PhotoCell cell) {
    return cell.isPipeline() || ALL.stream().anyMatch(other -> cell.name().equals(other.alone()));
  }

  private static List<PhotoCell> cells() {
    List<PhotoCell> cells = new ArrayList<>();
    for (Resampling filter : List.of(Resampling.BILINEAR, Resampling.BICUBIC, Resampling.LANCZOS)) {
      cells.add(pillow(filter, HEIGHT, WIDTH, 224, 224));
    }
    for (Interpolation filter : List.of(Interpolation.LINEAR, Interpolation.AREA)) {
      cells.add(frame("OpenCV " + filter + " 224x224", openCv(filter, 224, 224), null));
      cells.add(frame("OpenCV " + filter + " 1280x720", openCv(filter, 1280, 720), null));
    }
    published(cells);
    pillow(cells);
    torchvision(cells);
    openCv(cells);
    return List.copyOf(cells);
  }

  /** The cells on which other libraries publish their times. */
  private static void published(List<PhotoCell> cells) {
    for (Resampling filter : List.of(Resampling.BILINEAR, Resampling.BICUBIC, Resampling.LANCZOS)) {
      cells.add(pillow(filter, 3279, 4928, 567, 852));
    }
    cells.add(pillow(Resampling.LANCZOS, 3279, 4928, 819, 1232));
  }

  private static PhotoCell pillow(Resampling filter, int height, int width, int rows, int columns) {
    String from = height == HEIGHT ? "" : width + "x" + height + "->";
    return new PhotoCell(
        "Pillow " + filter + " " + from + columns + "x" + rows,
        io.halfpixel.pillow.Resize.of(columns, rows, filter),
        height,
        width,
        null,
        filter);
  }

  private static void pillow(List<PhotoCell> cells) {
    PhotoCell alone = pillow(Resampling.BICUBIC, HEIGHT, WIDTH, 256, 455);
    cells.add(alone);
    ResizeMethod resize =
        ResizeMethod.interleaved((h, w) -> io.halfpixel.pillow.Resize.of(w, h, Resampling.BICUBIC));
    Preprocessor model =
        Preprocessor.of(
            Stages.resize(resize, SizeRule.shortestEdge(256)),
            Stages.centerCrop(224, 224, CropRule.FLOOR),
            Stages.rescale(1.0 / 255),
            Stages.normalize(MEAN, DEVIATION),
            Stages.planes());
    cells.add(frame("Pillow BICUBIC 256, crop 224, normalise, planes", model, alone.name()));
  }

  private static void torchvision(List<PhotoCell> cells) {
    for (InterpolationMode filter :
        List.of(InterpolationMode.BICUBIC, InterpolationMode.BILINEAR)) {
      String name = "torchvision " + filter.value();
      cells.add(frame(name + " 455x256", resized(filter, SizeRule.shortestEdge(256)), null));
      Preprocessor model =
          resized(filter, SizeRule.shortestEdge(256))
              .then(Stages.centerCrop(224, 224, CropRule.HALF_EVEN))
              .then(fused());
      cells.add(frame(name + " 256, crop 224, normalise, planes", model, name + " 455x256"));
    }
    String alone = "torchvision bilinear 1422x800";
    Preprocessor large = resized(InterpolationMode.BILINEAR, SizeRule.exact(800, 1422));
    cells.add(frame(alone, large, null));
    cells.add(frame("DETR: bilinear 1422x800, normalise, planes", large.then(fused()), alone));
  }

  private static Preprocessor resized(InterpolationMode filter, SizeRule size) {
    return Preprocessor.of(
        Stages.resize(
            ResizeMethod.planes(
                (h, w) ->
                    io.halfpixel.torchvision.Resize.builder()
                        .size(h, w)
                        .interpolation(filter)
                        .build()),
            size));
  }

  /** Rescaling folded into mean and deviation, as transformers' torchvision classes do it. */
  private static Stage[] fused() {
    return new Stage[] {Stages.normalizeUnscaled(MEAN, DEVIATION, 1.0 / 255), Stages.planes()};
  }

  private static void openCv(List<PhotoCell> cells) {
    BlobFromImage blob =
        BlobFromImage.builder()
            .scalefactor(1 / 255.0)
            .size(224, 224)
            .mean(123.675, 116.28, 103.53)
            .swapRB(true)
            .build();
    cells.add(frame("blobFromImage 224", blob, "OpenCV INTER_LINEAR 224x224"));
    String alone = "OpenCV INTER_LINEAR 640x360";
    cells.add(frame(alone, openCv(Interpolation.LINEAR, 640, 360), null));
    Operation<?> letterbox = LetterboxBlob.of(Letterbox.of(640, 640));
    cells.add(frame("letterbox 640, planes / 255", letterbox, alone));
  }

  private static Operation<?> openCv(Interpolation filter, int width, int height) {
    return io.halfpixel.opencv.Resize.builder().dsize(width, height).interpolation(filter).build();
  }

  private static PhotoCell frame(String name, Operation<?> operation, @Nullable String alone) {
    return new PhotoCell(name, operation, HEIGHT, WIDTH, alone, null);
  }
}
