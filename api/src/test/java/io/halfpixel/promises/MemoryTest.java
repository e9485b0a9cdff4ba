package io.halfpixel.promises;

import static io.halfpixel.promises.Refusals.closed;
import static io.halfpixel.promises.Refusals.invalid;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.AddressMemory;
import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.torch.Interpolate;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tensors that do not fit, and memory whose owner has closed it. */
class MemoryTest {
  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 4, 4);

  @Test
  void arraysOfAnotherLength() {
    invalid("5", () -> Tensor.of(new double[5], 2, 3));
    invalid("5", () -> Tensor.of(new byte[5], 2, 3));
    invalid("5", () -> Tensor.channelsLast(new float[5], 1, 1, 2, 3));
    invalid("5", () -> Tensor.channelsLast(new byte[5], 1, 1, 2, 3));
    Tensor array = Tensor.of(new byte[6], 2, 3);
    invalid("2^31 - 9", () -> Tensor.allocateLike(array, TensorSpec.of(DataType.U8, 1L << 31)));
    assertThrows(IllegalStateException.class, array::buffer);
    assertThrows(IndexOutOfBoundsException.class, () -> Shape.of(2, 3).length(2));
    invalid("0", () -> new Execution(null, null, 0));
  }

  /** An owner that can close its memory. */
  private static final class Owner implements AddressMemory.Owner {
    private boolean alive;

    Owner(boolean alive) {
      this.alive = alive;
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public boolean isAccessibleBy(Thread thread) {
      return true;
    }

    @Override
    public ByteBuffer window(long offset, int bytes) {
      throw new IllegalStateException("it is closed");
    }
  }

  private static Tensor memory(Owner owner) {
    return Tensor.view(AddressMemory.of(4096, 16, false, owner), 0, BYTES);
  }

  @Test
  void closedMemoryIsNotRead() {
    Tensor gone = memory(new Owner(false));
    Tensor here = Tensor.allocate(BYTES);
    closed(gone::copyToArray);
    closed(() -> gone.copyTo(here));
    closed(() -> here.copyTo(gone));
    Kernel kernel = new Idle().prepare(new Plan(BYTES, BYTES, List.of()));
    closed(() -> kernel.call(here, gone, 1));
    closed(() -> kernel.run(gone, here));
    Owner owner = new Owner(true);
    Kernel.Call call = kernel.call(here, memory(owner), 1);
    owner.alive = false;
    closed(call::finish);
  }

  @Test
  void operationsDoNotReadClosedMemory() {
    Interpolate same = Interpolate.builder().size(4, 4).build().on(new Idle());
    TensorSpec image = TensorSpec.of(DataType.U8, 1, 1, 4, 4);
    Tensor gone = memory(new Owner(false)).as(image);
    closed(() -> same.apply(gone));
    closed(() -> same.apply(gone, Tensor.allocate(image)));
  }

  /** A backend that does nothing. */
  private static final class Idle implements Backend {
    @Override
    public String id() {
      return "idle";
    }

    @Override
    public Availability availability() {
      return new Availability.Available("does nothing", "java");
    }

    @Override
    public Kernel prepare(Plan plan) {
      return new Kernel(plan) {
        @Override
        protected void execute(Tensor source, Tensor target, int band, int bands) {}
      };
    }
  }
}
