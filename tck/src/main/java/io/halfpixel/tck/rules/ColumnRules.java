package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomReductions;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.random.Seeds;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-201 to HP-203 for long sums along many rows: a backend may compute one output of 4, 8 or 16
 * rows at once, each row in a column of its own, and is then left with fewer rows.
 */
@RuleFamily.Cases("integers")
public class ColumnRules extends RuleFamily {
  private static final int CASES = 24;

  /** Four tiles of 16 columns, and a tile of four. */
  private static final int ROWS = 68;

  private static final int FEW_CHANNELS = 4;

  /** Creates the family; called by JUnit. */
  protected ColumnRules() {}

  /** Returns a step along a pass. */
  @FunctionalInterface
  private interface Filter {
    Step of(RandomReductions reductions, Pass pass);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void required_hp202_any_number_of_rows_of_bytes(int channels) {
    anyNumberOfRows("HP-202", RandomReductions::fixedPoint, channels);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "PAIR_FMA", "FOURS_THEN_FMA"})
  void required_hp201_any_number_of_rows_of_floats(Accumulation order) {
    for (int channels : new int[] {1, 3, 4}) {
      anyNumberOfRows("HP-201", floats(order, DataType.F32), channels);
    }
  }

  /** One small case for each number of rows. */
  private void anyNumberOfRows(String id, Filter filter, int channels) {
    for (int rows = 1; rows <= ROWS; rows += Seeds.stride()) {
      Image image = new Image(new Randoms(rows), rows, channels);
      rule(id).holds(image.through("w", filter));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8, 15, 16, 17, 32, 40})
  void required_hp202_long_sums_of_bytes(int channels) {
    random("HP-202", "w", RandomReductions::fixedPoint, List.of(channels));
  }

  /** Rows of hundreds of pixels, which are not all taken apart at once, with wide weights. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void required_hp202_long_rows_of_bytes(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES,
            random ->
                new Image(random, random.between(8, 12), channels)
                    .stretched()
                    .through("w", RandomReductions::wideFixedPoint));
  }

  /** Sums whose products fill 32 bits, and sums of inputs that lie hundreds of pixels apart. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void required_hp202_large_weights_and_distant_sums(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES / 4,
            random -> {
              int rows = 4;
              int width = 12;
              boolean distant = random.flip();
              int step = distant ? 300 : 1;
              int least = distant ? 1_000 : 8_300_000;
              int largest = random.between(least, distant ? 4_000_000 : 8_400_000);
              int[] starts = new int[rows + 1];
              int[] indices = new int[rows * width];
              double[] weights = new double[indices.length];
              Arrays.setAll(starts, row -> row * width);
              Arrays.setAll(indices, tap -> tap / width * step + tap % width);
              Arrays.setAll(weights, tap -> tap % width == 5 ? largest : random.between(-9, 9));
              Pass pass = new Pass(8, (rows - 1) * step + width, rows, channels);
              TapTable taps = TapTable.of(starts, indices, weights);
              Step sums = new FixedPoint1d(pass, taps, 1 << 21, 22, DataType.U8, DataType.U8);
              return new RandomReductions(random).filled(PlanCase.plan(sums), channels);
            });
  }

  @ParameterizedTest
  @EnumSource(names = "LERP", mode = EnumSource.Mode.EXCLUDE)
  void required_hp201_long_sums_of_float32(Accumulation order) {
    random("HP-201", "w", floats(order, DataType.F32), List.of(1, 1, 2, 3, 4, 8, 17));
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "PAIR_FMA"})
  void required_hp201_long_sums_of_float64(Accumulation order) {
    random("HP-201", "w", floats(order, DataType.F64), List.of(1, 1, 2, 3, 9));
  }

  /** A few taps, as in an enlargement, along so many rows that columns pay. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void required_hp202_short_sums_of_bytes(int channels) {
    rule("HP-202")
        .holdsForRandom(
            CASES,
            random ->
                new Image(random, numberOfRows(random), channels)
                    .enlarged()
                    .through(random.flip() ? "w" : "wh", RandomReductions::shortFixedPoint));
  }

  /** So many rows that they are not all computed together. */
  @ParameterizedTest
  @ValueSource(strings = {"w", "wh"})
  void required_hp203_hundreds_of_rows_of_bytes(String axes) {
    rule("HP-203")
        .holdsForRandom(
            CASES / 4,
            random ->
                new Image(random, random.between(500, 1100), random.between(1, 3))
                    .enlarged()
                    .through(axes, RandomReductions::shortFixedPoint));
  }

  /** Along the rows and across them, in either order, and twice along them. */
  @ParameterizedTest
  @ValueSource(strings = {"wh", "hw", "ww"})
  void required_hp203_images_of_bytes(String axes) {
    for (int channels : new int[] {1, 3, 4}) {
      random("HP-203", axes, RandomReductions::fixedPoint, List.of(channels));
    }
    random("HP-203", axes, RandomReductions::fixedPoint, List.of(2, 9, 16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wh", "hw"})
  void required_hp201_images_of_float32(String axes) {
    for (Accumulation order : List.of(Accumulation.SEQUENTIAL, Accumulation.PAIR_FMA)) {
      random("HP-201", axes, floats(order, DataType.F32), List.of(1, 1, 2, 3, 4, 9));
    }
  }

  private void random(String id, String axes, Filter filter, List<Integer> channels) {
    rule(id)
        .holdsForRandom(
            CASES,
            random ->
                new Image(random, numberOfRows(random), random.pick(channels))
                    .through(axes, filter));
  }

  private static Filter floats(Accumulation order, DataType type) {
    return (reductions, pass) -> reductions.resample(pass, order, type);
  }

  /** Returns 1…20, or up to two around a multiple of 16. */
  private static int numberOfRows(Randoms random) {
    return random.flip()
        ? random.between(1, 20)
        : 16 * random.between(2, 4) + random.between(-2, 2);
  }

  /** One or two images of [h][w][c], and the lengths that they get. */
  private static final class Image {
    private final Randoms random;
    private final int channels;
    private final int images;
    private int height;
    private int width;
    private int mostColumns;

    Image(Randoms random, int height, int channels) {
      this.random = random;
      this.channels = channels;
      this.images = height < ROWS / 2 ? random.between(1, 2) : 1;
      this.height = height;
      this.width = random.between(5, channels <= FEW_CHANNELS ? 64 : 48);
      this.mostColumns = channels <= FEW_CHANNELS ? 12 : 5;
    }

    /** Makes rows longer more often than shorter. */
    Image enlarged() {
      width = random.between(1, 24);
      mostColumns = 48;
      return this;
    }

    /** Makes rows so long that they are taken in several parts. */
    Image stretched() {
      width = random.flip() ? random.between(20, 200) : random.between(560, 680);
      mostColumns = random.flip() ? 5 : 80;
      return this;
    }

    /** Returns a case of one step for each axis. */
    PlanCase through(String axes, Filter filter) {
      RandomReductions reductions = new RandomReductions(random);
      Step[] steps = new Step[axes.length()];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = filter.of(reductions, axes.charAt(i) == 'w' ? along() : across());
      }
      return reductions.filled(PlanCase.plan(steps), channels);
    }

    private Pass along() {
      int before = width;
      width = random.between(1, mostColumns);
      return new Pass((long) images * height, before, width, channels);
    }

    private Pass across() {
      int before = height;
      height = random.between(1, Math.min(before, 12));
      return new Pass(images, before, height, (long) width * channels);
    }
  }
}
