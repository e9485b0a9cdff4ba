package io.halfpixel.tck.subject;

import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import java.util.function.Function;

/**
 * What the rules are applied to: a backend through one binding, capped to one instruction set.
 *
 * @param name the name in reports, such as {@code "cpp-jni:avx2"}
 * @param isa the instruction set in use, as the backend reports it
 * @param prepare returns a kernel for a plan
 */
public record TckSubject(String name, String isa, Function<Plan, TckKernel> prepare) {
  /** Returns an available backend as a subject. */
  public static TckSubject of(String name, Backend backend) {
    String isa = backend.availability() instanceof Available available ? available.isa() : "none";
    return new TckSubject(name, isa, plan -> TckKernel.of(backend, plan));
  }

  /** Returns the name, which is how test reports call the subject. */
  @Override
  public String toString() {
    return name;
  }
}
