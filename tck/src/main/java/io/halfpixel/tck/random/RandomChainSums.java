package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;

/** Adds blends, means and gradients to a random chain, where the type of its image allows them. */
final class RandomChainSums {
  private final Randoms random;
  private final RandomSteps steps;
  private final RandomImage image;
  private final List<Step> chain;

  RandomChainSums(Randoms random, RandomImage image, List<Step> chain) {
    this.random = random;
    this.steps = new RandomSteps(random);
    this.image = image;
    this.chain = chain;
  }

  /** Adds a blend of corners. */
  void addBlend() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    int newHeight = random.between(image.shortest, image.longest);
    int newWidth = random.between(image.shortest, image.longest);
    chain.add(
        new CornerBlend(
            image.batch,
            image.channels,
            !image.planes,
            List.of(axis(image.height, newHeight), axis(image.width, newWidth)),
            random.between(0, image.channels),
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED_PAIR_FMA,
            image.type,
            DataType.F32));
    image.height = newHeight;
    image.width = newWidth;
  }

  private CornerBlend.Axis axis(int length, int rows) {
    return new CornerBlend.Axis(
        length,
        steps.pairs(
            length, rows, () -> random.weight(DataType.F32), () -> random.weight(DataType.F32)));
  }

  /** Adds means over bins. */
  void addBins() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    RandomMeans means = new RandomMeans(random);
    BinTable rows = means.bins(image.height, image.longest);
    BinTable columns = means.bins(image.width, image.longest);
    int joint = random.between(0, image.inner());
    chain.add(
        new BinMean(
            image.images(),
            List.of(rows, columns),
            image.inner(),
            joint,
            BinMean.Mean.ONCE,
            BinMean.Mean.BY_AXIS,
            image.type,
            DataType.F32));
    image.height = rows.rows();
    image.width = columns.rows();
  }

  /** Adds the mean of each channel. */
  void addMean() {
    if (image.type != DataType.F32 && image.type != DataType.F16 || random.flip()) {
      return;
    }
    int length = image.height * image.width;
    int cascaded = random.between(0, image.inner());
    chain.add(
        new CascadeMean(
            image.images(),
            length,
            image.inner(),
            cascaded,
            4,
            length,
            1,
            image.type,
            DataType.F32));
    image.height = 1;
    image.width = 1;
  }

  /** Adds the gradient of a change of both lengths. */
  void addGradient() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    int newHeight = random.between(image.shortest, image.longest);
    int newWidth = random.between(image.shortest, image.longest);
    chain.add(
        new AdjointSum(
            image.images(),
            List.of(gradientAxis(image.height, newHeight), gradientAxis(image.width, newWidth)),
            image.inner(),
            random.between(0, image.inner()),
            AdjointSum.Term.PRODUCT,
            AdjointSum.Term.PRODUCT_FMA,
            image.type,
            DataType.F32,
            random.between(0, newHeight * newWidth * image.inner())));
    image.height = newHeight;
    image.width = newWidth;
  }

  private AdjointSum.Axis gradientAxis(int length, int rows) {
    TapTable taps = steps.taps(length, rows, () -> random.weight(DataType.F32));
    return new AdjointSum.Axis(length, RandomSteps.ascending(taps));
  }
}
