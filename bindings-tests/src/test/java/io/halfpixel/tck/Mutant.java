package io.halfpixel.tck;

import io.halfpixel.ArrayMemory;
import io.halfpixel.BufferMemory;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.TckKernel;
import io.halfpixel.tck.subject.TckSubject;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter with one mistake, and the rule families that must notice it, all others being
 * satisfied.
 *
 * @param name what is wrong
 * @param prepare returns a broken kernel
 * @param families the names of the families without the suffix "Rules"
 */
record Mutant(String name, Function<Plan, TckKernel> prepare, Set<String> families) {
  private static final Backend INTERPRETER = new ReferenceInterpreter();

  /** Returns a mutant that misreads plans. */
  static Mutant misreading(String name, UnaryOperator<Plan> rewrite, String... families) {
    return computing(
        name, (plan, source) -> ReferenceInterpreter.run(rewrite.apply(plan), source), families);
  }

  /** Changes one element of a result; both are bits. */
  @FunctionalInterface
  interface Change {
    long apply(Plan plan, long element);
  }

  /** Returns a mutant that gets the last operation on every element wrong. */
  static Mutant changing(String name, Change change, String... families) {
    return computing(
        name,
        (plan, source) -> {
          long[] result = ReferenceInterpreter.run(plan, source);
          for (int i = 0; i < result.length; i++) {
            result[i] = change.apply(plan, result[i]);
          }
          return result;
        },
        families);
  }

  /** Returns a mutant that computes otherwise. */
  static Mutant computing(
      String name, BiFunction<Plan, long[], long[]> computation, String... families) {
    Backend backend =
        new Backend() {
          @Override
          public String id() {
            return name;
          }

          @Override
          public Availability availability() {
            return INTERPRETER.availability();
          }

          @Override
          public Kernel prepare(Plan plan) {
            return new Kernel(plan) {
              @Override
              protected void execute(Tensor source, Tensor target, int band, int bands) {
                if (band == 0) {
                  long[] elements = ElementBits.read(source);
                  ElementBits.write(target, computation.apply(plan, elements));
                }
              }
            };
          }
        };
    return new Mutant(name, plan -> TckKernel.of(backend, plan), setOf(families));
  }

  /** What a broken kernel does in place of a run. */
  @FunctionalInterface
  interface Misbehaviour {
    void run(TckKernel kernel, Tensor source, Tensor target, int band, int bands);
  }

  /** Returns a mutant whose kernels compute rightly but handle memory or bands wrongly. */
  static Mutant running(String name, Misbehaviour misbehaviour, String... families) {
    return handling(name, plan -> misbehaving(sound(plan), misbehaviour, () -> {}), families);
  }

  /**
   * Returns a kernel that does something else in place of a run, and something more when closed.
   */
  static TckKernel misbehaving(TckKernel kernel, Misbehaviour misbehaviour, Runnable onClose) {
    return new TckKernel() {
      @Override
      public void run(Tensor source, Tensor target, int band, int bands) {
        misbehaviour.run(kernel, source, target, band, bands);
      }

      @Override
      public void close() {
        onClose.run();
        kernel.close();
      }
    };
  }

  /** Returns a mutant with kernels of its own. */
  static Mutant handling(String name, Function<Plan, TckKernel> prepare, String... families) {
    return new Mutant(name, prepare, setOf(families));
  }

  /** Returns a kernel without any mistake. */
  static TckKernel sound(Plan plan) {
    return TckKernel.of(INTERPRETER, plan);
  }

  /** Returns whether the calling thread may use the memory of a tensor now. */
  static boolean mayUse(Tensor tensor) {
    return tensor.isAlive() && tensor.isAccessibleBy(Thread.currentThread());
  }

  /** Returns whether the elements of a tensor are a stretch of an array. */
  static boolean inArray(Tensor tensor) {
    return tensor.memory() instanceof ArrayMemory && tensor.isDense();
  }

  /** Returns whether the elements of a tensor are a stretch of a direct buffer. */
  static boolean inBuffer(Tensor tensor) {
    return tensor.memory() instanceof BufferMemory && tensor.isDense();
  }

  /** Returns whether two tensors are stretches of one array. */
  static boolean sameArray(Tensor a, Tensor b) {
    return inArray(a) && inArray(b) && a.array() == b.array();
  }

  /** Returns this mutant as the rules see it. */
  TckSubject subject() {
    return new TckSubject(name, "java", prepare);
  }

  private static Set<String> setOf(String... families) {
    return new TreeSet<>(Set.of(families));
  }

  /** Returns the step if a plan has only one, else null. */
  static @Nullable Object onlyStep(Plan plan) {
    return plan.steps().size() == 1 ? plan.steps().get(0) : null;
  }

  /** Returns the name, which is how test reports call the mutant. */
  @Override
  public String toString() {
    return name;
  }
}
