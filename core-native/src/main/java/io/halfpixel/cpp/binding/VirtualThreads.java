package io.halfpixel.cpp.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads, of JDK 21 and later. Many of them share a few threads of the system, and one
 * that computes keeps the others waiting until it ends or gives way; while it is in native code, it
 * cannot give way.
 */
public final class VirtualThreads {
  /** {@code Thread.isVirtual}, or null before JDK 19. */
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  private VirtualThreads() {}

  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Returns whether the calling thread is virtual. */
  public static boolean isCurrent() {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Lets other virtual threads run; to be called by a virtual thread. */
  @SuppressWarnings("ThreadPriorityCheck") // Virtual threads are not scheduled by priority.
  public static void giveWay() {
    Thread.yield();
  }
}
