package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.Request;
import io.halfpixel.faces.Faces;
import io.halfpixel.image.Decoding;
import io.halfpixel.plan.Plan;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A resize of bytes with a framework's call, a crop, and the values that are made of the bytes.
 *
 * @param like the framework's id
 * @param mode the framework's name of the algorithm
 * @param antialias whether a filter that shrinks is widened, where the framework lets one choose
 * @param target the new size
 * @param crop the middle that is kept
 * @param values what becomes of the bytes
 * @param planes whether the result is [c, h, w] instead of [h, w, c]
 */
record ResizeRecipe(
    String like,
    String mode,
    boolean antialias,
    Target target,
    Crop crop,
    Values values,
    boolean planes)
    implements Recipe {

  /**
   * A size.
   *
   * @param height the number of rows, or 0 if there is a shortest edge
   * @param width the number of columns, likewise
   * @param shortestEdge the length of the shorter edge, or 0 if there are height and width
   */
  record Target(int height, int width, int shortestEdge) implements Serializable {
    SizeRule rule() {
      return shortestEdge > 0 ? SizeRule.shortestEdge(shortestEdge) : SizeRule.exact(height, width);
    }
  }

  /** The size of the middle that is kept; 0 and 0 for no crop. */
  record Crop(int height, int width) implements Serializable {}

  /**
   * What becomes of the bytes.
   *
   * @param fractions whether they are divided by 255 in {@code float32}
   * @param mean what is then subtracted from each channel; empty for nothing
   * @param std what each channel is then divided by; empty for nothing
   */
  record Values(boolean fractions, List<Double> mean, List<Double> std) implements Serializable {
    /** Copies the lists to such that can be serialized. */
    Values {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  @Override
  public Operation<?> operation() {
    Imitation imitation = imitation();
    List<Stage> stages = new ArrayList<>();
    stages.add(Stages.rgb());
    stages.add(image -> resized(image, imitation, target.rule().of(image.size())));
    if (crop.height > 0) {
      stages.add(Stages.centerCrop(crop.height, crop.width, CropRule.HALF_EVEN));
    }
    if (values.fractions) {
      stages.add(Stages.divide(255));
    }
    if (!values.mean.isEmpty()) {
      stages.add(Stages.normalize(numbers(values.mean), numbers(values.std)));
    }
    stages.add(planes ? Stages.planes() : Stages.interleaved());
    return Preprocessor.of(stages);
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Draft resized(Draft image, Imitation imitation, Size size) {
    Layout layout = imitation.channelsFirst() ? Layout.PLANES : Layout.INTERLEAVED;
    AffineMap back =
        AffineMap.scale(
            (double) image.width() / size.width(), (double) image.height() / size.height());
    return image.then(layout, source -> plan(imitation, request(size), source), back);
  }

  private static Plan plan(Imitation imitation, Request request, TensorSpec source) {
    try {
      return imitation.operation(request, source).plan(source);
    } catch (RefusedRequestException e) {
      throw new InvalidArgumentException("like = " + imitation.id() + ": " + e.getMessage(), e);
    }
  }

  private Request request(Size size) {
    return new Request(
        mode, OptionalDouble.empty(), List.of(size.height(), size.width()), antialias, false);
  }

  private Imitation imitation() {
    Imitation found =
        Faces.imitations().stream()
            .filter(each -> each.id().equals(like))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidArgumentException(
                        "like is one of " + String.join(", ", ids()) + ", but got " + like));
    if (!takesImages(found)) {
      throw new InvalidArgumentException(
          "like = "
              + like
              + " takes batches only, not an image; those that take one are "
              + String.join(", ", ids()));
    }
    if (!found.modes().contains(mode)) {
      throw new InvalidArgumentException(
          "mode is, for like = "
              + like
              + ", one of "
              + String.join(", ", found.modes())
              + ", but got "
              + mode);
    }
    return found;
  }

  /** Returns the frameworks whose call takes one image. */
  static List<String> ids() {
    return Faces.imitations().stream()
        .filter(ResizeRecipe::takesImages)
        .map(Imitation::id)
        .toList();
  }

  private static boolean takesImages(Imitation imitation) {
    Request any =
        new Request(imitation.modes().get(0), OptionalDouble.empty(), List.of(1, 1), false, false);
    List<Integer> axes = imitation.channelsFirst() ? List.of(1, 2) : List.of(0, 1);
    return imitation.spatialAxes(any, 3).equals(axes);
  }

  @Override
  public Decoding decoding() {
    return switch (like) {
      case "opencv" -> Decoding.OPENCV;
      case "torchvision" -> Decoding.TORCHVISION_RGB;
      case "tf" -> Decoding.TENSORFLOW_ACCURATE;
      default -> Decoding.PILLOW;
    };
  }

  @Override
  public boolean upright() {
    return false;
  }
}
