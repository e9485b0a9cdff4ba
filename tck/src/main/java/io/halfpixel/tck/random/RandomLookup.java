package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.tck.reference.ElementBits;
import java.util.Arrays;

/** Random lookups: any numbers for integers, and numbers that ascend, some of them equal. */
public final class RandomLookup {
  private final Randoms random;

  /** Draws from this source. */
  public RandomLookup(Randoms random) {
    this.random = random;
  }

  /** Returns a step with a random table. */
  public Lookup step(long pixels, int channels, int mapped, DataType input, DataType output) {
    boolean decodes = input.isInteger();
    DataType integer = decodes ? input : output;
    double[] numbers = new double[(1 << Byte.SIZE * integer.bytes()) - (decodes ? 0 : 1)];
    Arrays.setAll(numbers, i -> random.between(-3000, 3000) / 16.0);
    if (!decodes) {
      Arrays.sort(numbers);
    }
    return new Lookup(pixels, channels, mapped, input, output, LookupTable.of(numbers));
  }

  /** Returns an element that a step may read: often one of its numbers, or one beside. */
  public static long element(Randoms random, Lookup step) {
    DataType type = step.input();
    if (step.decodes()) {
      return random.anyBits(type);
    }
    double number = step.table().get(random.between(0, step.table().size() - 1));
    return switch (random.between(0, 4)) {
      case 0 -> random.special(type);
      case 1 -> random.ordinary(type);
      case 2 -> ElementBits.bits(type, number);
      case 3 ->
          ElementBits.bits(
              type, type == DataType.F32 ? Math.nextDown((float) number) : Math.nextDown(number));
      default -> ElementBits.bits(type, number + 0.03125);
    };
  }
}
