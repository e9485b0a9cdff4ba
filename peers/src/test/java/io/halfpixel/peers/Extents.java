package io.halfpixel.peers;

import io.halfpixel.tck.random.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Random lengths of tensors. They are drawn freely and then halved until the tensors fit. */
final class Extents {
  /** The most elements of a tensor, but for one in {@link #LARGE_SHARE}. */
  private static final long USUAL_ELEMENTS = 1 << 15;

  /** The most elements of any tensor. PyTorch splits work from 2^15 elements on. */
  static final long MOST_ELEMENTS = 1 << 18;

  private static final int LARGE_SHARE = 16;

  /** Of images, and around the widths of vectors. */
  private static final List<Integer> CHANNELS =
      List.of(1, 1, 2, 3, 3, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65);

  private Extents() {}

  /** Returns the most elements that the tensors of a call may have. */
  static long bound(Randoms random) {
    return oneIn(LARGE_SHARE, random) ? MOST_ELEMENTS : USUAL_ELEMENTS;
  }

  /** Returns true one time in so many. */
  static boolean oneIn(int times, Randoms random) {
    return random.between(1, times) == 1;
  }

  /** Returns a number of images: 1 half of the time, else 2…8 or, one time in sixteen, up to 40. */
  static int batch(Randoms random) {
    if (random.flip()) {
      return 1;
    }
    return oneIn(8, random) ? random.between(9, 40) : random.between(2, 8);
  }

  /** Returns a number of channels, one time in four from 34 to 511. */
  static int channels(Randoms random) {
    return oneIn(4, random) ? octaves(34, 511, random) : random.pick(CHANNELS);
  }

  /**
   * Returns the length of one of so many spatial axes: of a single one up to 20,000, of two up to
   * 1,000, of three up to 200, short ones more often than long ones.
   */
  static int length(int axes, Randoms random) {
    return switch (axes) {
      case 1 -> oneIn(3, random) ? random.between(1, 100) : octaves(100, 20_000, random);
      case 2 -> oneIn(4, random) ? octaves(64, 1000, random) : random.between(1, 60);
      default -> oneIn(4, random) ? octaves(10, 200, random) : random.between(1, 9);
    };
  }

  /** Returns a number of [low, high] from a random octave: as often below 2·low as above high/2. */
  static int octaves(int low, int high, Randoms random) {
    int shift = random.between(0, 31 - Integer.numberOfLeadingZeros(high / low));
    int least = low << shift;
    return random.between(least, Math.min(high, 2 * least - 1));
  }

  /**
   * Halves lengths until they fit: the longest, where each length of a random choice counts a
   * sixteenth, so that some calls are long or have many channels.
   *
   * @param least what the lengths never fall below; with these they must fit
   */
  static void halve(long[] lengths, long[] least, Randoms random, Predicate<long[]> fits) {
    long[] shares =
        LongStream.generate(() -> oneIn(3, random) ? 16 : 1).limit(lengths.length).toArray();
    while (!fits.test(lengths)) {
      int longest = -1;
      for (int i = 0; i < lengths.length; i++) {
        boolean longer = longest < 0 || lengths[i] * shares[longest] > lengths[longest] * shares[i];
        if (lengths[i] > least[i] && longer) {
          longest = i;
        }
      }
      lengths[longest] = Math.max(least[longest], lengths[longest] / 2);
    }
  }

  /** Returns the product of the lengths. */
  static long product(long[] lengths) {
    return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
  }
}
