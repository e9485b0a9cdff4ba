package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
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
  /** Scores that are upsampled before they are decided: 4 MB. */
  private static final long BAND = 1 << 20;

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
    ScorePlanes planes = ScorePlanes.of(scores);
    int[] best = new int[planes.size().height() * planes.size().width()];
    planes.argmax(best, 0);
    return classes(best, planes.size());
  }

  /**
   * Returns the class of each pixel after an upsampling, with the bits of {@link #argmax(Tensor)}
   * of its result, of which only some rows at a time are in memory.
   *
   * <pre>{@code
   * Upsample up = Upsample.builder().size(1080, 1920).mode(Mode.BILINEAR).build();
   * Tensor classes = Scores.argmax(logits, up);               // [1080, 1920]
   * }</pre>
   *
   * @param scores float32 [classes, h, w] or [1, classes, h, w]
   * @param upsampling an operation on planes; it runs on its own backend and threads
   * @return int32 [height, width] of the operation's result, in an array
   * @throws InvalidArgumentException if the operation rejects the scores, or its result is not
   *     contiguous float32 [classes, h, w] or [1, classes, h, w], or is empty
   * @throws io.halfpixel.UnsupportedModeException if the operation defines no result for them
   * @throws io.halfpixel.BackendUnavailableException if the forced backend, or any, cannot run
   */
  public static Tensor argmax(Tensor scores, Operation<?> upsampling) {
    TensorSpec result = upsampling.plan(scores.spec()).target();
    ScorePlanes.requireFloats(result);
    int[] lengths = ScorePlanes.lengths(result);
    Size size = new Size(lengths[1], lengths[2]);
    int[] best = new int[Math.multiplyExact(size.height(), size.width())];
    long row = (long) lengths[0] * size.width();
    int most = (int) Math.max(1, Math.min(size.height(), BAND / row));
    Tensor band = rows(result, most);
    for (int first = 0; first < size.height(); first += most) {
      int count = Math.min(most, size.height() - first);
      band = count == most ? band : rows(result, count);
      RowsOf.of(upsampling, first, count).apply(scores, band);
      new ScorePlanes((float[]) band.array(), lengths[0], new Size(count, size.width()))
          .argmax(best, first * size.width());
    }
    return classes(best, size);
  }

  private static Tensor rows(TensorSpec planes, int count) {
    long[] lengths = planes.shape().toArray();
    lengths[lengths.length - 2] = count;
    return Tensor.allocate(TensorSpec.of(DataType.F32, lengths));
  }

  private static Tensor classes(int[] best, Size size) {
    return Tensor.wrap(best, 0, TensorSpec.of(DataType.I32, size.height(), size.width()));
  }

  /**
   * Returns the class of each pixel of the image that was given to the preprocessor: scores are
   * interpolated between their four neighbours where the pixel lies in what the model saw, in
   * float32, and decided there, row by row. Nothing of the photo's size but the result is in
   * memory. Where the model saw nothing, outside of a crop, the class is −1.
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
    ScorePlanes planes = ScorePlanes.of(scores);
    AffineMap map =
        toSource
            .inverse()
            .then(
                AffineMap.scale(
                    (double) planes.size().width() / seen.width(),
                    (double) planes.size().height() / seen.height()));
    int[] classes = new int[Math.multiplyExact(source.height(), source.width())];
    if (RowDecision.suits(map)) {
      RowDecision rows = new RowDecision(planes, map, source.width());
      for (int y = 0; y < source.height(); y++) {
        rows.decide(y, classes);
      }
      return classes(classes, source);
    }
    for (int y = 0; y < source.height(); y++) {
      for (int x = 0; x < source.width(); x++) {
        AffineMap.Point at = map.point(x + 0.5, y + 0.5);
        classes[y * source.width() + x] = planes.best(at.x(), at.y());
      }
    }
    return classes(classes, source);
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
    return ScorePlanes.floats(scores);
  }
}
