package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.loops.LoopsBackend;
import org.junit.jupiter.api.Test;

class InterpolationTest {
  private static final Tensor ROW = Tensor.of(new float[] {1, 2, 3}, 1, 1, 3);
  private static final float[] DOUBLED = {1, 1, 2, 2, 3, 3};

  @Test
  void forwardReturnsTheResultOrWritesIt() {
    Upsample up = Upsample.builder().scaleFactor(2).build().on(new LoopsBackend());
    assertArrayEquals(DOUBLED, (float[]) up.forward(ROW).array());
    float[] mine = new float[6];
    up.forward(ROW, Tensor.of(mine, 1, 1, 6));
    assertArrayEquals(DOUBLED, mine);
  }

  @Test
  void plansAreComputedOnceForEachSpecification() {
    LoopsBackend backend = new LoopsBackend();
    Interpolate operation = Interpolate.builder().scaleFactor(2).build().on(backend);
    operation.forward(ROW);
    operation.forward(ROW);
    assertEquals(1, backend.prepared().size());
    operation.forward(Tensor.of(new float[4], 1, 1, 4));
    assertEquals(2, backend.prepared().size());
  }

  @Test
  void derivedOperationsKeepTheirArguments() {
    Interpolate operation = Interpolate.builder().size(5).mode(Mode.NEAREST_EXACT).build();
    LoopsBackend backend = new LoopsBackend();
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
    Upsample up = Upsample.builder().scaleFactor(2).build().on(new LoopsBackend());
    float[] mine = new float[5];
    Tensor output = Tensor.of(mine, 1, 1, 5);
    assertThrows(InvalidArgumentException.class, () -> up.forward(ROW, output));
    assertArrayEquals(new float[5], mine);
  }
}
