package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Resampler;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.resample.AlphaMode;
import io.halfpixel.resample.EdgePolicy;
import java.util.List;

/** Calls of Halfpixel's own face: every filter, edge, placement and type, some volumes. */
public final class RandomResampler {
  private static final List<DataType> FLOATS =
      List.of(DataType.F32, DataType.F64, DataType.F16, DataType.BF16);

  private final Randoms random;

  /** Creates calls that are drawn from a source of random numbers. */
  public RandomResampler(Randoms random) {
    this.random = random;
  }

  /** Returns the plan of a call, some of which have a region, a range or opacity. */
  public Plan plan() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec source = source(random.pick(List.of(DataType.values())));
          Resampler call = sized(source);
          if (random.between(0, 3) == 0) {
            double[] bounds = new double[2 * call.settings().lengths().size()];
            for (int i = 0; i < bounds.length; i++) {
              bounds[i] = random.between(-9, 9) / 3.0 + (2 * i < bounds.length ? 0 : 20);
            }
            call = call.region(bounds);
          }
          call = random.between(0, 5) == 0 ? call.clamp(-3, 100) : call;
          call = random.between(0, 5) == 0 ? call.alpha(AlphaMode.PREMULTIPLY) : call;
          call = call.linearLight(light(source.dataType()));
          return call.plan(source);
        });
  }

  /** Returns whether a call for a type is in linear light, which few types have. */
  public boolean light(DataType type) {
    return (type == DataType.U8 || type == DataType.U16) && random.between(0, 3) == 0;
  }

  /** Returns the plan of a gradient. */
  public Plan gradientPlan() {
    return AcceptedPlans.draw(
        () -> {
          TensorSpec input = source(random.pick(FLOATS));
          Resampler call = sized(input);
          return call.gradient(input.shape()).plan(call.plan(input).target());
        });
  }

  /** Returns a tensor of two to five axes. */
  public TensorSpec source(DataType type) {
    int rank = random.between(2, 5);
    long[] shape = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = random.between(1, rank == 5 ? 6 : axis == rank - 1 ? 5 : 30);
    }
    shape[0] = rank > 3 ? random.between(1, 2) : shape[0];
    MemoryFormat format =
        rank > 3 && random.flip() ? MemoryFormat.CHANNELS_FIRST : MemoryFormat.CONTIGUOUS;
    return new TensorSpec(Shape.of(shape), type, format);
  }

  /** Returns a call without region, range and opacity. */
  public Resampler sized(TensorSpec source) {
    int rank = source.shape().rank();
    int[] lengths = new int[rank < 5 ? 2 : 3];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = random.between(1, rank == 5 ? 8 : 40);
    }
    return filter()
        .size(lengths)
        .edge(edge())
        .antialias(random.between(0, 2) > 0)
        .alignCorners(random.between(0, 3) == 0);
  }

  private Resampler filter() {
    return switch (random.between(0, 9)) {
      case 0 -> Resampler.nearest();
      case 1 -> Resampler.box();
      case 2 -> Resampler.triangle();
      case 3 -> Resampler.cubic(0, 0.75);
      case 4 -> Resampler.mitchell();
      case 5 -> Resampler.catmullRom();
      case 6 -> Resampler.gaussian(random.between(2, 12) / 8.0);
      case 7 -> Resampler.filter(x -> 1 - x * x / 3, 2);
      default -> Resampler.lanczos(random.between(2, 5));
    };
  }

  private EdgePolicy edge() {
    return random.pick(
        List.of(
            EdgePolicy.CLAMP,
            EdgePolicy.REFLECT,
            EdgePolicy.MIRROR,
            EdgePolicy.WRAP,
            EdgePolicy.RENORMALIZE,
            EdgePolicy.constant(random.between(0, 100))));
  }
}
