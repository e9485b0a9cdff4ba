package io.halfpixel.tck.random;

import io.halfpixel.plan.Permute;
import java.util.List;
import java.util.stream.IntStream;

/** Random permutations of an image's axes, as layers of models and changes of layout have them. */
final class RandomPermutations {
  private static final int LARGEST_BLOCK = 4;

  private final Randoms random;
  private final RandomImage image;

  RandomPermutations(Randoms random, RandomImage image) {
    this.random = random;
    this.image = image;
  }

  /** Returns any of the permutations below that the image's lengths allow. */
  Permute any() {
    int kind = random.between(0, 5);
    if (kind == 0) {
      return turned();
    }
    int block = random.between(2, LARGEST_BLOCK);
    if (kind == 1 && image.channels % (block * block) == 0) {
      return shuffled(block);
    }
    if (kind <= 2 && image.height % block == 0 && image.width % block == 0) {
      return unshuffled(block);
    }
    return changed();
  }

  /** Turns images on their side. */
  private Permute turned() {
    List<Long> lengths = lengths(image.images(), image.height, image.width, image.inner());
    int before = image.height;
    image.height = image.width;
    image.width = before;
    return new Permute(lengths, List.of(0, 2, 1, 3), image.type);
  }

  /** Makes planes of pixels, and pixels of planes. */
  private Permute changed() {
    List<Long> lengths =
        image.planes
            ? lengths(image.batch, image.channels, image.height, image.width)
            : lengths(image.batch, image.height, image.width, image.channels);
    List<Integer> axes = image.planes ? List.of(0, 2, 3, 1) : List.of(0, 3, 1, 2);
    image.planes = !image.planes;
    return new Permute(lengths, axes, image.type);
  }

  /** Makes blocks of pixels out of channels, as a pixel shuffle does. */
  private Permute shuffled(int block) {
    image.channels /= block * block;
    List<Long> blocks = blocks(image.height, image.width, block);
    List<Integer> gathered = blocksGathered();
    image.height *= block;
    image.width *= block;
    List<Long> lengths = gathered.stream().map(blocks::get).toList();
    List<Integer> axes = IntStream.range(0, lengths.size()).map(gathered::indexOf).boxed().toList();
    return new Permute(lengths, axes, image.type);
  }

  /** Makes channels out of blocks of pixels: the inverse. */
  private Permute unshuffled(int block) {
    image.height /= block;
    image.width /= block;
    List<Long> blocks = blocks(image.height, image.width, block);
    image.channels *= block * block;
    return new Permute(blocks, blocksGathered(), image.type);
  }

  /** Returns the axes of an image that is so many blocks high and wide. */
  private List<Long> blocks(int high, int wide, int block) {
    return image.planes
        ? lengths(image.batch, image.channels, high, block, wide, block)
        : lengths(image.batch, high, block, wide, block, image.channels);
  }

  /**
   * Returns the order of those axes in which the pixels of a block are channels, before or behind
   * the others: in PyTorch behind, in ONNX either.
   */
  private List<Integer> blocksGathered() {
    boolean behind = random.flip();
    if (image.planes) {
      return behind ? List.of(0, 1, 3, 5, 2, 4) : List.of(0, 3, 5, 1, 2, 4);
    }
    return behind ? List.of(0, 1, 3, 5, 2, 4) : List.of(0, 1, 3, 2, 4, 5);
  }

  private static List<Long> lengths(int... lengths) {
    return IntStream.of(lengths).asLongStream().boxed().toList();
  }
}
