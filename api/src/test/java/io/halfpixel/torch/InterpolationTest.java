package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  /** Runs mode nearest over float rows, and remembers what it prepared. */
  private static final class RowGather implements Backend {
    private final List<Plan> prepared = new ArrayList<>();

    @Override
    public String id() {
      return "row-gather";
    }

    @Override
    public Availability availability() {
      return new Availability.Available("gathers rows", "scalar");
    }

    @Override
    public Kernel prepare(Plan plan) {
      prepared.add(plan);
      Gather gather = (Gather) plan.steps().get(0);
      return new Kernel(plan) {
        @Override
        protected void execute(Tensor source, Tensor target, int band, int bands) {
          float[] from = (float[]) source.array();
          float[] to = (float[]) target.array();
          for (int i = 0; i < to.length; i++) {
            to[i] = from[gather.axes().get(0).index(i)];
          }
        }
      };
    }
  }

  private static final Tensor ROW = Tensor.of(new float[] {1, 2, 3}, 1, 1, 3);
  private static final float[] DOUBLED = {1, 1, 2, 2, 3, 3};

  @Test
  void forwardReturnsTheResultOrWritesIt() {
    Upsample up = Upsample.builder().scaleFactor(2).build().on(new RowGather());
    assertArrayEquals(DOUBLED, (float[]) up.forward(ROW).array());
    float[] mine = new float[6];
    up.forward(ROW, Tensor.of(mine, 1, 1, 6));
    assertArrayEquals(DOUBLED, mine);
  }

  @Test
  void plansAreComputedOnceForEachSpecification() {
    RowGather backend = new RowGather();
    Interpolate operation = Interpolate.builder().scaleFactor(2).build().on(backend);
    operation.forward(ROW);
    operation.forward(ROW);
    assertEquals(1, backend.prepared.size());
    operation.forward(Tensor.of(new float[4], 1, 1, 4));
    assertEquals(2, backend.prepared.size());
  }

  @Test
  void derivedOperationsKeepTheirArguments() {
    Interpolate operation = Interpolate.builder().size(5).mode(Mode.NEAREST_EXACT).build();
    RowGather backend = new RowGather();
    Interpolate derived = operation.on(backend).parallel(Runnable::run, 3);
    assertSame(backend, derived.execution().backend());
    assertEquals(3, derived.execution().parallelism());
    assertEquals(operation.arguments(), derived.arguments());
  }

  @Test
  void theLastGradientIsKept() {
    Upsample up = Upsample.builder().scaleFactor(2).build();
    Gradient three = up.gradient(Shape.of(1, 1, 3));
    assertSame(three, up.gradient(Shape.of(1, 1, 3)));
    assertEquals(Shape.of(1, 1, 4), up.gradient(Shape.of(1, 1, 4)).inputShape());
  }

  @Test
  void aWrongOutputIsRejectedAndNotWritten() {
    Upsample up = Upsample.builder().scaleFactor(2).build().on(new RowGather());
    float[] mine = new float[5];
    Tensor output = Tensor.of(mine, 1, 1, 5);
    assertThrows(InvalidArgumentException.class, () -> up.forward(ROW, output));
    assertArrayEquals(new float[5], mine);
  }
}
