package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Pass;
import java.util.List;

/** The axes and the type of an image that a chain of steps changes. */
final class RandomImage {
  /** The shortest height and width that steps give an image. */
  final int shortest;

  /** The longest height and width. */
  final int longest;

  final int batch;
  int channels;
  int height;
  int width;

  /** Whether the channels are planes, in place of neighbours. */
  boolean planes;

  DataType type;

  RandomImage(Randoms random, int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.batch = random.between(1, 3);
    this.channels = random.pick(List.of(1, 2, 3, 3, 4, 5, 17));
    this.height = random.between(shortest, longest);
    this.width = random.between(shortest, longest);
    this.planes = random.flip();
    this.type = random.pick(List.of(DataType.U8, DataType.F32, DataType.F32, DataType.F16));
  }

  /** The elements of one position that are neighbours. */
  int inner() {
    return planes ? 1 : channels;
  }

  int images() {
    return planes ? batch * channels : batch;
  }

  long elements() {
    return (long) batch * channels * height * width;
  }

  /** Returns a pass over the height or the width, which gets another length. */
  Pass pass(boolean high, int length) {
    int before = high ? height : width;
    long outer = high ? images() : (long) images() * height;
    long inner = high ? (long) width * inner() : inner();
    height = high ? length : height;
    width = high ? width : length;
    return new Pass(outer, before, length, inner);
  }
}
