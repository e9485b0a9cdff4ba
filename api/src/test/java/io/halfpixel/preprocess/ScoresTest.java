package io.halfpixel.preprocess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScoresTest {
  /** Two classes: the first at the left, the second at the right. */
  private static final Tensor HALVES =
      Tensor.of(new float[] {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1}, 2, 2, 4);

  @Test
  void the_best_come_first() {
    Tensor scores = Tensor.of(new float[] {1, 3, -2, 3, Float.NaN}, 1, 5);
    assertEquals(
        List.of(new Scores.Score(4, Float.NaN), new Scores.Score(1, 3), new Scores.Score(3, 3)),
        Scores.top(scores, 3));
    assertEquals(5, Scores.top(scores, 9).size());
  }

  @Test
  void probabilities_add_up_without_overflow() {
    Tensor three =
        Scores.softmax(Tensor.of(new float[] {1000, 1000, 1000 + (float) Math.log(2)}, 3));
    assertArrayEquals(new float[] {0.25f, 0.25f, 0.5f}, (float[]) three.array(), 1e-5f);
  }

  @Test
  void equal_scores_are_the_first_class() {
    Tensor scores = Tensor.of(new float[] {1, 2, 0, 1, 3, 0, 0, 3, 0}, 1, 3, 1, 3);
    Tensor classes = Scores.argmax(scores);
    assertEquals(TensorSpec.of(DataType.I32, 1, 3), classes.spec());
    assertArrayEquals(new int[] {0, 1, 0}, (int[]) classes.array());
  }

  /** As in NumPy and PyTorch. */
  @Test
  void nan_is_the_largest_and_zeros_are_equal() {
    float nan = Float.NaN;
    Tensor scores = Tensor.of(new float[] {1, nan, -0f, nan, nan, 0, 2, 3, 0}, 3, 1, 3);
    assertArrayEquals(new int[] {1, 0, 0}, (int[]) Scores.argmax(scores).array());
    Tensor zeros = Tensor.of(new float[] {-1, -0f, 0}, 3);
    assertEquals(1, Scores.top(zeros, 1).get(0).index());
  }

  @Test
  void scores_are_decided_at_the_size_of_the_photo() {
    Tensor classes =
        Scores.decide(HALVES, new Size(4, 8), AffineMap.scale(0.75, 0.25), new Size(1, 6));
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, (int[]) classes.array());
  }

  /** A centre crop: the photo has two columns more on each side. */
  @Test
  void outside_of_a_crop_there_is_no_class() {
    Tensor classes = Scores.decide(HALVES, new Size(2, 4), AffineMap.shift(2, 0), new Size(2, 8));
    int[] row = {-1, -1, 0, 0, 1, 1, -1, -1};
    int[] expected = new int[16];
    System.arraycopy(row, 0, expected, 0, 8);
    System.arraycopy(row, 0, expected, 8, 8);
    assertArrayEquals(expected, (int[]) classes.array());
  }

  /** A letterbox: the model sees one row of nothing above and below the photo. */
  @Test
  void padding_is_left_out() {
    Tensor scores = Tensor.of(new float[] {9, 0, 1, 9, 0, 1, 0, 0}, 2, 4, 1);
    Tensor classes = Scores.decide(scores, new Size(4, 1), AffineMap.shift(0, -1), new Size(2, 1));
    assertArrayEquals(new int[] {1, 0}, (int[]) classes.array());
  }

  /** A photo that was turned by 90 degrees on its way to the model. */
  @Test
  void turned_images_are_turned_back() {
    Preprocessor turn = Preprocessor.of(Stages.orient(Orientation.ofExif(6)));
    AffineMap map = turn.toSource(TensorSpec.of(DataType.U8, 4, 2, 1));
    Tensor classes = Scores.decide(HALVES, new Size(2, 4), map, new Size(4, 2));
    assertArrayEquals(new int[] {1, 1, 1, 1, 0, 0, 0, 0}, (int[]) classes.array());
  }

  /** The middles of the photo's first row and column, and of two others, lie on the edges. */
  @Test
  void a_pixel_on_the_edge_of_what_the_model_saw_is_inside() {
    Tensor one = Tensor.of(new float[8], 1, 2, 4);
    int[] expected = {
      0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1
    };
    Size seen = new Size(2, 4);
    Tensor classes = Scores.decide(one, seen, AffineMap.shift(0.5, 0.5), new Size(4, 6));
    assertArrayEquals(expected, (int[]) classes.array());
    AffineMap turned = new AffineMap(0, 1, 0.5, 1, 0, 0.5);
    int[] columns = (int[]) Scores.decide(one, seen, turned, new Size(6, 4)).array();
    for (int i = 0; i < columns.length; i++) {
      assertEquals(expected[i % 4 * 6 + i / 4], columns[i], "pixel " + i);
    }
  }

  /** The second row of the photo, or its second column, lies two pixels farther on. */
  @Test
  void sheared_images_are_put_straight() {
    AffineMap across = new AffineMap(1, -2, 1, 0, 1, 0);
    Tensor rows = Scores.decide(HALVES, new Size(2, 4), across, new Size(2, 4));
    assertArrayEquals(new int[] {0, 0, 1, 1, 1, 1, -1, -1}, (int[]) rows.array());
    Tensor halves =
        Tensor.of(new float[] {1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1}, 2, 4, 2);
    AffineMap down = new AffineMap(1, 0, 0, -2, 1, 1);
    Tensor columns = Scores.decide(halves, new Size(4, 2), down, new Size(4, 2));
    assertArrayEquals(new int[] {0, 1, 0, 1, 1, -1, 1, -1}, (int[]) columns.array());
  }

  /**
   * Recorded from PyTorch: {@code interpolate(scores, (4, 4), mode="bilinear").argmax(1)}. Where
   * the weight of a neighbour is 0, its product with −∞ is NaN, the largest.
   */
  @Test
  void infinite_scores_are_interpolated_as_in_pytorch() {
    Tensor scores = Tensor.of(new float[] {1, Float.NEGATIVE_INFINITY}, 2, 1, 1);
    Tensor classes = Scores.decide(scores, new Size(1, 1), AffineMap.scale(4, 4), new Size(4, 4));
    assertArrayEquals(
        new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0}, (int[]) classes.array());
  }

  /** Linear between the middles of two pixels, which decides where they are equal. */
  @Test
  void scores_are_interpolated() {
    Tensor scores = Tensor.of(new float[] {3, -1, 0, 0}, 2, 1, 2);
    Tensor classes = Scores.decide(scores, new Size(1, 2), AffineMap.scale(8, 1), new Size(1, 16));
    int[] expected = new int[16];
    for (int x = 0; x < 16; x++) {
      double between = Math.min(Math.max((x + 0.5) / 8 - 0.5, 0), 1);
      expected[x] = 3 - 4 * between >= 0 ? 0 : 1;
    }
    assertArrayEquals(expected, (int[]) classes.array());
  }

  /**
   * Row by row as pixel by pixel, in every bit: enlarged, reduced, mirrored and cut, with NaN and
   * equal scores.
   */
  @Test
  void rows_are_decided_like_points() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int classes = 1 + random.nextInt(4);
      int height = 1 + random.nextInt(7);
      int width = 1 + random.nextInt(7);
      float[] values = new float[classes * height * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextInt(3) - random.nextFloat();
      }
      Tensor scores = Tensor.of(values, classes, height, width);
      Size photo = new Size(1 + random.nextInt(20), 1 + random.nextInt(20));
      AffineMap map =
          new AffineMap(scale(random), 0, shift(random), 0, scale(random), shift(random));
      ScorePlanes planes = ScorePlanes.of(scores);
      AffineMap back = map.inverse();
      int[] expected = new int[photo.height() * photo.width()];
      for (int i = 0; i < expected.length; i++) {
        AffineMap.Point at = back.point(i % photo.width() + 0.5, i / photo.width() + 0.5);
        expected[i] = planes.best(at.x(), at.y());
      }
      Tensor decided = Scores.decide(scores, new Size(height, width), map, photo);
      assertArrayEquals(expected, (int[]) decided.array(), "round " + round);
    }
  }

  private static double scale(Random random) {
    return (random.nextBoolean() ? 1 : -1) * Math.exp(random.nextGaussian());
  }

  private static double shift(Random random) {
    return 6 * random.nextDouble() - 3;
  }

  /** Two bands: of 2 classes of 700 x 1000 pixels, 524 rows are the most within 2^20 scores. */
  @Test
  void upsampled_scores_are_decided_in_bands() {
    LoopsBackend loops = new LoopsBackend();
    Upsample up = Upsample.builder().size(700, 1000).mode(Mode.NEAREST).build().on(loops);
    Random random = new Random(3);
    float[] values = new float[2 * 7 * 10];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    Tensor scores = Tensor.of(values, 1, 2, 7, 10);
    Tensor decided = Scores.argmax(scores, up);
    LongStream written = loops.prepared().stream().mapToLong(plan -> plan.target().elements());
    assertEquals(2 * 524 * 1000, written.max().orElseThrow());
    assertEquals(TensorSpec.of(DataType.I32, 700, 1000), decided.spec());
    assertArrayEquals((int[]) Scores.argmax(up.forward(scores)).array(), (int[]) decided.array());
    Tensor bytes = Tensor.of(new byte[4], 1, 1, 2, 2);
    assertEquals(
        "scores are contiguous float32, but got uint8 [1, 1, 700, 1000]",
        assertThrows(InvalidArgumentException.class, () -> Scores.argmax(bytes, up)).getMessage());
  }

  @Test
  void few_upsampled_scores_are_one_band() {
    Upsample up = Upsample.builder().size(2, 4).mode(Mode.NEAREST).build().on(new LoopsBackend());
    Tensor scores = Tensor.of(new float[] {1, 0, 0, 1}, 1, 2, 1, 2);
    assertArrayEquals(
        new int[] {0, 0, 1, 1, 0, 0, 1, 1}, (int[]) Scores.argmax(scores, up).array());
  }

  @Test
  void wrong_scores_are_refused() {
    Tensor bytes = Tensor.of(new byte[4], 1, 2, 2);
    Tensor none = Tensor.of(new float[0], 0);
    Tensor two = Tensor.of(new float[8], 2, 1, 2, 2);
    Tensor one = Tensor.of(new float[1], 1);
    assertThrows(InvalidArgumentException.class, () -> Scores.argmax(bytes));
    assertThrows(InvalidArgumentException.class, () -> Scores.argmax(two));
    assertThrows(InvalidArgumentException.class, () -> Scores.softmax(none));
    assertThrows(InvalidArgumentException.class, () -> Scores.top(none, 1));
    assertThrows(InvalidArgumentException.class, () -> Scores.top(one, 0));
    Tensor images = Tensor.of(new float[10], 2, 5);
    assertThrows(InvalidArgumentException.class, () -> Scores.top(images, 1));
    assertThrows(InvalidArgumentException.class, () -> Scores.softmax(images));
  }
}
