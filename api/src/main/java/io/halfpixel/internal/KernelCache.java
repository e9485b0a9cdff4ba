package io.halfpixel.internal;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of the tensor specifications that one operation met last. Thread-safe.
 *
 * <p>A kernel that falls out of the cache is left to the garbage collector, because a run may be
 * under way.
 */
public final class KernelCache {
  private static final int CAPACITY = 32;

  private final Function<Plan, Kernel> prepare;
  private volatile @Nullable Kernel last;

  private final Map<TensorSpec, Kernel> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TensorSpec, Kernel> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Creates an empty cache of kernels that are made this way. */
  public KernelCache(Function<Plan, Kernel> prepare) {
    this.prepare = prepare;
  }

  /** Returns the kernel for a source specification, or null if it is not in the cache. */
  public @Nullable Kernel find(TensorSpec source) {
    Kernel kernel = last;
    if (kernel != null && kernel.plan().source().equals(source)) {
      return kernel;
    }
    synchronized (recent) {
      kernel = recent.get(source);
    }
    if (kernel != null) {
      last = kernel;
    }
    return kernel;
  }

  /**
   * Prepares {@link Plan#folded()} and keeps its kernel; of two threads that add the same, the
   * first one wins.
   */
  public Kernel add(Plan plan) {
    Kernel kernel = prepare.apply(plan.folded());
    synchronized (recent) {
      Kernel earlier = recent.putIfAbsent(plan.source(), kernel);
      if (earlier != null) {
        kernel.close();
        kernel = earlier;
      }
    }
    last = kernel;
    return kernel;
  }
}
