package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-201 for sums in NumPy's order: pairs of pairs in blocks, and halves of what is longer. */
@RuleFamily.Cases("sums")
public class PairwiseSumRules extends RuleFamily {
  private static final int CASES = 80;

  /** Creates the family; called by JUnit. */
  protected PairwiseSumRules() {}

  /** Eight products are added in pairs of pairs, and the sum of negative zeros is +0. */
  @Test
  void required_hp201_pairwise_sums_are_those_of_numpy() {
    SumWitness witness = new SumWitness(rule("HP-201"));
    double[] eight = {1, 1, 1, 1, -1, 1, 1, 1};
    double[] values = {0x1p24, 0, 1, 1, 0x1p24, 0, 0, 0};
    witness.gives(Accumulation.PAIRWISE, eight, values, 2);
    witness.gives(Accumulation.PAIRWISE, new double[] {1, 1}, new double[] {-0.0, -0.0}, +0.0);
    double[] ones = new double[256];
    Arrays.fill(ones, 1);
    double[] many = new double[256];
    Arrays.fill(many, 128, 256, 1);
    many[0] = 0x1p24;
    // The second half is 128 by itself; one by one it would be lost.
    witness.gives(Accumulation.PAIRWISE, ones, many, 0x1p24 + 128);
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_pairwise_sums_of_any_length(Sizes size) {
    rule("HP-201")
        .holdsForRandom(
            CASES / 2,
            random -> {
              DataType type = random.flip() ? DataType.F32 : DataType.F64;
              int length = random.between(size.least, size.most);
              TapTable taps =
                  TapTable.uniform(
                      length,
                      IntStream.range(0, length).toArray(),
                      IntStream.range(0, length).mapToDouble(k -> random.weight(type)).toArray());
              Pass pass = new Pass(2, length, 1, random.inner());
              return ordinary(
                  random, new Resample1d(pass, taps, Accumulation.PAIRWISE, type, type, type));
            });
  }

  /** The lengths between which NumPy's order changes. */
  enum Sizes {
    SHORT(1, 17),
    AROUND_A_BLOCK(120, 136),
    LONG(250, 700);

    private final int least;
    private final int most;

    Sizes(int least, int most) {
      this.least = least;
      this.most = most;
    }
  }
}
