package io.halfpixel.fuzz;

import io.halfpixel.Tensor;
import io.halfpixel.cpp.CppFfmBackend;
import io.halfpixel.cpp.CppJnaBackend;
import io.halfpixel.cpp.CppJniBackend;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.vector.VectorBackend;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Backends that have to agree, on every bit of every result or on a refusal.
 *
 * @param backends by name
 */
record Subjects(Map<String, Backend> backends) {
  /** Keeps the order: the first backend is what the others are compared with. */
  Subjects {
    backends = new LinkedHashMap<>(backends);
  }

  /** Returns pure Java, and every other backend and instruction set of this machine. */
  static Subjects available() {
    Map<String, Backend> all = new LinkedHashMap<>();
    all.put("jvm", new JvmBackend());
    all.put("jvm-vector", new VectorBackend());
    CppJniBackend jni = new CppJniBackend();
    if (isAvailable(jni)) {
      jni.instructionSets().forEach(isa -> all.put("cpp-jni:" + isa, CppJniBackend.withIsa(isa)));
    }
    all.put("cpp-jna", new CppJnaBackend());
    all.put("cpp-ffm", new CppFfmBackend());
    all.values().removeIf(backend -> !isAvailable(backend));
    return new Subjects(all);
  }

  private static boolean isAvailable(Backend backend) {
    return backend.availability() instanceof Available;
  }

  /**
   * Makes a call on each.
   *
   * @param movesOnly whether the call computes nothing, so that the bits of NaNs count
   * @throws AssertionError if two do not agree
   */
  void agree(Function<Backend, Map<String, Tensor>> call, boolean movesOnly) {
    Outcome first = null;
    for (Map.Entry<String, Backend> each : backends.entrySet()) {
      Outcome outcome = Outcome.of(() -> call.apply(each.getValue()));
      if (first == null) {
        first = outcome;
        continue;
      }
      String difference = first.difference(outcome, movesOnly);
      if (difference != null) {
        throw new AssertionError(each.getKey() + " disagrees: " + difference);
      }
    }
  }
}
