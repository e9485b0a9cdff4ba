package io.halfpixel.tck;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.subject.TckKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Mistakes with threads and with the life of a kernel. */
final class LifeMutants implements Mistakes {
  private static final String BAND = "Band";
  private static final String LIFECYCLE = "Lifecycle";
  private static final String SHARED_SOURCE = "SharedSource";

  /** Long enough for another thread to come along. */
  private static final long PATIENCE_NANOS = 20_000_000;

  @Override
  public List<Mutant> mistakes() {
    Map<Plan, List<TckKernel>> alive = new HashMap<>();
    return List.of(
        Mutant.handling(
            "mixes up runs at the same time", LifeMutants::mixedUp, BAND, LIFECYCLE, SHARED_SOURCE),
        Mutant.handling(
            "serves one run only", LifeMutants::servingOnce, BAND, LIFECYCLE, SHARED_SOURCE),
        Mutant.handling("cannot be closed again", LifeMutants::closedOnce, LIFECYCLE),
        Mutant.handling("runs although it is closed", LifeMutants::immortal, LIFECYCLE),
        Mutant.running("writes although it is closed", LifeMutants::writeAndThrow, LIFECYCLE),
        Mutant.handling("takes back its results", LifeMutants::takingBack, LIFECYCLE),
        Mutant.handling("breaks runs under way", LifeMutants::breaking, LIFECYCLE),
        Mutant.handling(
            "closes all kernels of a plan", plan -> closedTogether(alive, plan), LIFECYCLE));
  }

  /** Spoils the results of all runs once two have been under way together. */
  private static TckKernel mixedUp(Plan plan) {
    Thread owner = Thread.currentThread();
    AtomicInteger running = new AtomicInteger();
    AtomicBoolean mixed = new AtomicBoolean();
    return Mutant.misbehaving(
        Mutant.sound(plan),
        (kernel, source, target, band, bands) -> {
          kernel.run(source, target, band, bands);
          if (running.incrementAndGet() > 1) {
            mixed.set(true);
          }
          if (Thread.currentThread() != owner) {
            await(mixed::get);
          }
          if (mixed.get()) {
            spoil(target);
          }
          running.decrementAndGet();
        },
        () -> {});
  }

  private static TckKernel servingOnce(Plan plan) {
    AtomicInteger runs = new AtomicInteger();
    return Mutant.misbehaving(
        Mutant.sound(plan),
        (kernel, source, target, band, bands) -> {
          kernel.run(source, target, band, bands);
          if (bands == 1 && runs.incrementAndGet() > 1) {
            spoil(target);
          }
        },
        () -> {});
  }

  private static TckKernel closedOnce(Plan plan) {
    AtomicBoolean closed = new AtomicBoolean();
    return Mutant.misbehaving(
        Mutant.sound(plan),
        TckKernel::run,
        () -> {
          if (closed.getAndSet(true)) {
            throw new IllegalStateException("closed twice");
          }
        });
  }

  private static TckKernel immortal(Plan plan) {
    TckKernel kernel = Mutant.sound(plan);
    return new TckKernel() {
      @Override
      public void run(Tensor source, Tensor target, int band, int bands) {
        kernel.run(source, target, band, bands);
      }

      @Override
      public void close() {
        // The mistake.
      }
    };
  }

  private static void writeAndThrow(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    try {
      kernel.run(source, target, band, bands);
    } catch (IllegalStateException e) {
      if (Mutant.mayUse(source) && Mutant.mayUse(target)) {
        spoil(target);
      }
      throw e;
    }
  }

  private static TckKernel takingBack(Plan plan) {
    List<Tensor> results = new ArrayList<>();
    return Mutant.misbehaving(
        Mutant.sound(plan),
        (kernel, source, target, band, bands) -> {
          kernel.run(source, target, band, bands);
          synchronized (results) {
            results.add(target);
          }
        },
        () -> {
          synchronized (results) {
            results.forEach(LifeMutants::spoil);
          }
        });
  }

  /**
   * Later runs of other threads wait for the kernel to be closed, and then return without a result.
   */
  private static TckKernel breaking(Plan plan) {
    Thread owner = Thread.currentThread();
    AtomicBoolean closed = new AtomicBoolean();
    AtomicInteger runs = new AtomicInteger();
    return Mutant.misbehaving(
        Mutant.sound(plan),
        (kernel, source, target, band, bands) -> {
          kernel.run(source, target, band, bands);
          if (Thread.currentThread() != owner && runs.incrementAndGet() > 3) {
            await(closed::get);
          }
          if (closed.get()) {
            spoil(target);
          }
        },
        () -> closed.set(true));
  }

  private static TckKernel closedTogether(Map<Plan, List<TckKernel>> alive, Plan plan) {
    TckKernel sound = Mutant.sound(plan);
    alive.computeIfAbsent(plan, key -> new ArrayList<>()).add(sound);
    return Mutant.misbehaving(
        sound, TckKernel::run, () -> alive.getOrDefault(plan, List.of()).forEach(TckKernel::close));
  }

  private static void spoil(Tensor target) {
    if (!(target.memory().isReadOnly())) {
      ElementBits.write(target, new long[(int) target.spec().elements()]);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }
}
