package io.halfpixel.cpp;

import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import io.halfpixel.spi.encoding.PlanEncoder;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * Runs a plan that libhalfpixel holds, and frees it: on close, or when nobody refers to the kernel
 * any more.
 */
final class NativeKernel extends Kernel {
  private static final Cleaner CLEANER = Cleaner.create();

  private final NativeBinding binding;
  private final Handle handle;
  private final Cleaner.Cleanable cleanable;
  private final BandRunner runner;

  /** The native plan. Refers to nothing that refers to the kernel. */
  private static final class Handle implements Runnable {
    private final NativeBinding binding;
    private final long[] plan = new long[1];

    Handle(NativeBinding binding) {
      this.binding = binding;
    }

    @Override
    public void run() {
      binding.destroy(plan[0]);
    }
  }

  NativeKernel(NativeBinding binding, Isa isa, Plan plan) {
    super(plan);
    this.binding = binding;
    this.handle = new Handle(binding);
    this.cleanable = CLEANER.register(this, handle);
    NativeStatus.check(
        binding.create(PlanEncoder.encode(plan), isa.number(), handle.plan), binding);
    this.runner = binding.runner(handle.plan[0], plan, isa.number());
  }

  @Override
  protected void execute(Tensor source, Tensor target, int band, int bands) {
    try {
      NativeStatus.check(runner.run(source, target, band, bands), binding);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  protected boolean takesViews() {
    return binding.takesViews();
  }

  @Override
  protected void release() {
    cleanable.clean();
  }
}
