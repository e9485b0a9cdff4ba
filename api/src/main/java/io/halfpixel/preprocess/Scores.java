package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model's scores say: the best classes of an image, the class of each pixel.
 *
 * <p>Boxes and key points need nothing of this: {@link AffineMap#box} and {@link AffineMap#point}
 * of a {@link Batch}'s map lie in the image that was given. Stateless and thread-safe.
 */
public final class Scores {
  private Scores() {}

  /**
   * A class and its score.
   *
   * @param index the number of the class, from 0
   * @param value the score
   */
  public record Score(int index, float value) {}

  /**
   * Returns the best classes, the best first; of equal scores the class with the lower number. A
   * NaN is the best, as in {@code torch.topk}.
   *
   * @param scores float32 with one score for each class, such as [classes] or [1, classes]
   * @param count how many, at least 1; fewer are returned if there are fewer classes
   * @throws InvalidArgumentException if the scores are not float32, there are none or those of
   *     several images, or the count is less than 1
   */
  public static List<Score> top(Tensor scores, int count) {
    float[] values = ofOneImage(scores);
    if (count < 1) {
      throw new InvalidArgumentException("at least 1 class is asked for, but got " + count);
    }
    return IntStream.range(0, values.length)
        .mapToObj(i -> new Score(i, values[i]))
        .sorted(Comparator.comparingDouble(Scores::order).reversed())
        .limit(count)
        .toList();
  }

  /**
   * Returns the probabilities of scores: {@code exp(s − max) / sum}, computed in float64 and
   * rounded once. A framework sums in float32 and in another order; the last bits may differ from
   * its.
   *
   * @param scores float32 with one score for each class
   * @return float32 of the same shape, in an array
   * @throws InvalidArgumentException if the scores are not float32, or there are none or those of
   *     several images
   */
  public static Tensor softmax(Tensor scores) {
    float[] values = ofOneImage(scores);
    double[] powers = new double[values.length];
    float largest = values[0];
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      powers[i] = StrictMath.exp((double) values[i] - largest);
      sum += powers[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (powers[i] / sum);
    }
    return Tensor.wrap(values, 0, scores.spec());
  }

  /**
   * Returns the class of each pixel, that with the largest score; of equal ones the lowest number,
   * and a NaN is the largest, as {@code argmax}.
   *
   * <p>After {@code io.halfpixel.torch.Upsample} of the logits this is {@code
   * post_process_semantic_segmentation} of transformers, to the bit.
   *
   * @param scores float32 [classes, h, w] or [1, classes, h, w]
   * @return int32 [h, w], in an array
   * @throws InvalidArgumentException if the scores have another type or shape, or none
   */
  public static Tensor argmax(Tensor scores) {
    Planes planes = planes(scores);
    int pixels = planes.size.height() * planes.size.width();
    int[] best = new int[pixels];
    float[] highest = Arrays.copyOf(planes.values, pixels);
    for (int c = 1; c < planes.classes; c++) {
      for (int i = 0; i < pixels; i++) {
        float value = planes.values[c * pixels + i];
        if (isLarger(value, highest[i])) {
          highest[i] = value;
          best[i] = c;
        }
      }
    }
    return Tensor.wrap(
        best, 0, TensorSpec.of(DataType.I32, planes.size.height(), planes.size.width()));
  }

  /**
   * Returns the class of each pixel of the image that was given to the preprocessor: scores are
   * interpolated between their four neighbours where the pixel lies in what the model saw, in
   * float32, and decided there. Nothing of the photo's size but the result is in memory. Where the
   * model saw nothing, outside of a crop, the class is −1.
   *
   * <p>Without crop, padding or turn it agrees with {@link #argmax} of PyTorch's bilinear
   * upsampling but for ties in the last bit.
   *
   * @param scores float32 [classes, h, w] or [1, classes, h, w]; h and w may be smaller than the
   *     model's input
   * @param seen the size of the model's input
   * @param toSource the map of that input, from a {@link Batch}
   * @param source the size of the image that was given
   * @return int32 [height, width] of the image, in an array
   * @throws InvalidArgumentException if the scores have another type or shape, or none, or the map
   *     cannot be inverted
   */
  public static Tensor decide(Tensor scores, Size seen, AffineMap toSource, Size source) {
    Planes planes = planes(scores);
    AffineMap map =
        toSource
            .inverse()
            .then(
                AffineMap.scale(
                    (double) planes.size.width() / seen.width(),
                    (double) planes.size.height() / seen.height()));
    int[] classes = new int[Math.multiplyExact(source.height(), source.width())];
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        AffineMap.Point at = map.point(x + 0.5, y + 0.5);
        classes[y * source.width() + x] = planes.best(at.x(), at.y());
      }
    }
    return Tensor.wrap(classes, 0, TensorSpec.of(DataType.I32, source.height(), source.width()));
  }

  /** Scores of pixels, a plane for each class. */
  private static final class Planes {
    final float[] values;
    final int classes;
    final Size size;

    Planes(float[] values, int classes, Size size) {
      this.values = values;
      this.classes = classes;
      this.size = size;
    }

    /** Returns the best class at a point, −1 outside. */
    int best(double x, double y) {
      if (!(x >= 0 && y >= 0 && x <= size.width() && y <= size.height())) {
        return -1;
      }
      double column = Math.min(Math.max(x - 0.5, 0), size.width() - 1);
      double row = Math.min(Math.max(y - 0.5, 0), size.height() - 1);
      int left = (int) column;
      int top = (int) row;
      int right = Math.min(left + 1, size.width() - 1);
      int down = (Math.min(top + 1, size.height() - 1) - top) * size.width();
      float across = (float) (column - left);
      float along = (float) (row - top);
      int best = 0;
      float highest = 0;
      for (int c = 0; c < classes; c++) {
        int at = (c * size.height() + top) * size.width();
        float above = values[at + left] * (1 - across) + values[at + right] * across;
        float below = values[at + down + left] * (1 - across) + values[at + down + right] * across;
        float value = above * (1 - along) + below * along;
        if (c == 0 || isLarger(value, highest)) {
          highest = value;
          best = c;
        }
      }
      return best;
    }
  }

  private static boolean isLarger(float value, float than) {
    return value > than || (Float.isNaN(value) && !Float.isNaN(than));
  }

  /** Returns a value by which zeros of both signs are equal and a NaN is the largest. */
  private static double order(Score score) {
    return score.value() + 0.0;
  }

  private static float[] ofOneImage(Tensor scores) {
    int rank = scores.shape().rank();
    long elements = scores.spec().elements();
    if (rank == 0 || elements == 0 || scores.shape().length(rank - 1) != elements) {
      throw new InvalidArgumentException(
          "scores of classes are [classes] or [1, classes], but got " + scores.spec());
    }
    return floats(scores);
  }

  private static Planes planes(Tensor scores) {
    List<Long> lengths = new ArrayList<>();
    Arrays.stream(scores.shape().toArray()).forEach(lengths::add);
    if (lengths.size() == 4 && lengths.get(0) == 1) {
      lengths.remove(0);
    }
    if (lengths.size() != 3 || scores.spec().elements() == 0) {
      throw new InvalidArgumentException(
          "scores of pixels are [classes, h, w] or [1, classes, h, w], but got " + scores.spec());
    }
    Size size = new Size(Math.toIntExact(lengths.get(1)), Math.toIntExact(lengths.get(2)));
    return new Planes(floats(scores), Math.toIntExact(lengths.get(0)), size);
  }

  private static float[] floats(Tensor scores) {
    if (scores.dataType() != DataType.F32
        || scores.spec().memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException("scores are contiguous float32, but got " + scores.spec());
    }
    return (float[]) scores.copyToArray();
  }
}
