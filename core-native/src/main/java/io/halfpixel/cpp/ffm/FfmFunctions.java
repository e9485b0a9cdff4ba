package io.halfpixel.cpp.ffm;

import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code halfpixel.h} in one library. Plans are addresses, other pointers are
 * segments.
 *
 * <p>Handles are constants of a signature, for only then a call costs what a compiled one does;
 * which function is called is the first argument.
 */
final class FfmFunctions {
  private static final MethodHandle NUMBER = ForeignLinker.function(false, int.class);
  private static final MethodHandle TEXT = ForeignLinker.function(false, Object.class);
  private static final MethodHandle TEXT_OF =
      ForeignLinker.function(false, Object.class, int.class);
  private static final MethodHandle NUMBER_OF = ForeignLinker.function(false, int.class, int.class);
  private static final MethodHandle CREATE =
      ForeignLinker.function(false, int.class, Object.class, long.class, int.class, Object.class);
  private static final MethodHandle DESTROY = ForeignLinker.function(false, void.class, long.class);
  private static final MethodHandle RUN = run(false);
  private static final MethodHandle RUN_ON_HEAP = run(true);

  private final Object abiVersion;
  private final Object buildId;
  private final Object statusMessage;
  private final Object isaName;
  private final Object isaBest;
  private final Object planCreate;
  private final Object planRun;
  private final Object planDestroy;

  /**
   * Opens a library.
   *
   * @throws IllegalArgumentException if it cannot be opened
   * @throws UnsatisfiedLinkError if one of the functions is missing
   */
  FfmFunctions(Path file) {
    Object library = ForeignLinker.open(file);
    abiVersion = ForeignLinker.find(library, "hp_abi_version");
    buildId = ForeignLinker.find(library, "hp_build_id");
    statusMessage = ForeignLinker.find(library, "hp_status_message");
    isaName = ForeignLinker.find(library, "hp_isa_name");
    isaBest = ForeignLinker.find(library, "hp_isa_best");
    planCreate = ForeignLinker.find(library, "hp_plan_create");
    planRun = ForeignLinker.find(library, "hp_plan_run_view");
    planDestroy = ForeignLinker.find(library, "hp_plan_destroy");
  }

  private static MethodHandle run(boolean onHeap) {
    return ForeignLinker.function(
        onHeap,
        int.class,
        long.class,
        Object.class,
        long.class,
        long.class,
        Object.class,
        Object.class,
        long.class,
        long.class,
        Object.class,
        int.class,
        int.class);
  }

  int abiVersion() {
    try {
      return (int) NUMBER.invokeExact(abiVersion);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  @Nullable String buildId() {
    try {
      return ForeignLinker.text((Object) TEXT.invokeExact(buildId));
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  @Nullable String statusMessage(int status) {
    return textOf(statusMessage, status);
  }

  @Nullable String isaName(int isa) {
    return textOf(isaName, isa);
  }

  private static @Nullable String textOf(Object function, int number) {
    try {
      return ForeignLinker.text((Object) TEXT_OF.invokeExact(function, number));
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  int isaBest(int limit) {
    try {
      return (int) NUMBER_OF.invokeExact(isaBest, limit);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  /** Creates a plan of so many bytes; its address is written to another segment. */
  int planCreate(Object encoded, long bytes, int isa, Object plan) {
    try {
      return (int) CREATE.invokeExact(planCreate, encoded, bytes, isa, plan);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  void planDestroy(long plan) {
    try {
      DESTROY.invokeExact(planDestroy, plan);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  /**
   * Runs a band. Arenas of the segments cannot be closed meanwhile. Axes are those of {@code
   * ViewAxes}, the segment at address 0 without gaps.
   *
   * @param onHeap whether one of the segments is an array: then no safepoint is reached meanwhile
   * @throws IllegalStateException if an arena is closed
   */
  int planRun(
      boolean onHeap,
      long plan,
      Object source,
      long sourceBytes,
      long sourceOffset,
      Object sourceAxes,
      Object target,
      long targetBytes,
      long targetOffset,
      Object targetAxes,
      int band,
      int bands) {
    try {
      return onHeap
          ? (int)
              RUN_ON_HEAP.invokeExact(
                  planRun,
                  plan,
                  source,
                  sourceBytes,
                  sourceOffset,
                  sourceAxes,
                  target,
                  targetBytes,
                  targetOffset,
                  targetAxes,
                  band,
                  bands)
          : (int)
              RUN.invokeExact(
                  planRun,
                  plan,
                  source,
                  sourceBytes,
                  sourceOffset,
                  sourceAxes,
                  target,
                  targetBytes,
                  targetOffset,
                  targetAxes,
                  band,
                  bands);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }
}
