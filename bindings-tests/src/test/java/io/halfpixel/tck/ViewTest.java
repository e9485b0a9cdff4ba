package io.halfpixel.tck;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.rules.ViewRules;
import io.halfpixel.tck.subject.PaddedTensor;
import io.halfpixel.tck.subject.TckKernel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mistakes with tensors whose rows lie apart. */
final class ViewTest extends ViewRules implements Mistakes {
  private static final String VIEW = "View";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        Mutant.running("writes between the rows of a view", ViewTest::writeBetween, VIEW),
        Mutant.running(
            "ignores the strides of its source",
            (kernel, source, target, band, bands) ->
                kernel.run(withoutStrides(source), target, band, bands),
            VIEW),
        Mutant.running(
            "ignores the strides of its target",
            (kernel, source, target, band, bands) ->
                kernel.run(source, withoutStrides(target), band, bands),
            VIEW),
        Mutant.running("changes a source with gaps", ViewTest::changeSource, VIEW),
        Mutant.running("takes regions for all between them", ViewTest::rejectRegions, VIEW),
        Mutant.running("lets regions share memory", ViewTest::share, VIEW));
  }

  private static Tensor withoutStrides(Tensor tensor) {
    boolean view = Mutant.mayUse(tensor) && !tensor.isDense();
    return view ? Tensor.view(tensor.memory(), tensor.offset(), tensor.spec()) : tensor;
  }

  /** Returns where elements lie, from the first one. */
  private static int[] places(Tensor tensor) {
    return PaddedTensor.places(0, tensor.shape().toArray(), tensor.stridesOfAxes());
  }

  /** Returns the memory from the first to the last element of a tensor. */
  private static Tensor extent(Tensor tensor) {
    int[] places = places(tensor);
    TensorSpec spec = TensorSpec.of(tensor.dataType(), places[places.length - 1] + 1L);
    return Tensor.view(tensor.memory(), tensor.offset(), spec);
  }

  private static void writeBetween(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    kernel.run(source, target, band, bands);
    if (!target.isDense()) {
      Tensor all = extent(target);
      long[] bits = ElementBits.read(all);
      int[] places = places(target);
      int gap =
          IntStream.range(0, bits.length)
              .filter(at -> Arrays.binarySearch(places, at) < 0)
              .findFirst()
              .orElseThrow();
      bits[gap] ^= 1;
      ElementBits.write(all, bits);
    }
  }

  private static void changeSource(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    kernel.run(source, target, band, bands);
    if (!source.isDense()) {
      long[] bits = ElementBits.read(source);
      bits[0] ^= 1;
      ElementBits.write(source, bits);
    }
  }

  private static void rejectRegions(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    if (!source.isDense() && !target.isDense() && extent(source).overlaps(extent(target))) {
      throw new InvalidArgumentException("source and target share memory");
    }
    kernel.run(source, target, band, bands);
  }

  private static void share(TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    Tensor read = source;
    if (!source.isDense() && source.overlaps(target)) {
      read = Tensor.allocate(source.spec());
      source.copyTo(read);
    }
    kernel.run(read, target, band, bands);
  }
}
