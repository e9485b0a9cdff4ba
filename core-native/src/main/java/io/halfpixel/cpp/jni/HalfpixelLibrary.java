package io.halfpixel.cpp.jni;

import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Raw;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code halfpixel.h} as JavaCPP sees them. The generated C++ includes the header,
 * so that a wrong declaration here does not compile. Arrays passed for an output hold one element.
 *
 * <p>Only primitive values, their arrays and raw objects are passed: that is all the generated code
 * can do without JavaCPP's classes, which are not needed at run time ({@code jnihalfpixel.map} says
 * why).
 */
@Platform(
    include = {"halfpixel/halfpixel.h", "halfpixel_jni.h"},
    preload = "halfpixel",
    define = "MODIFIED_UTF8_STRING")
@NoException
final class HalfpixelLibrary {
  private HalfpixelLibrary() {}

  /**
   * Opens libhalfpixel; the other functions are those of this file.
   *
   * @param file its path in bytes, ended by a zero
   * @param message receives the reason if it cannot be opened
   * @param messageBytes the length of the message
   * @return whether it is open
   */
  @Name("hp_jni_open")
  static native boolean open(
      @Cast("const char*") byte[] file, @Cast("char*") byte[] message, int messageBytes);

  @Name("hp_jni.abi_version")
  static native int abiVersion();

  @Name("hp_jni.build_id")
  static native @Cast("const char*") String buildId();

  @Name("hp_jni.status_message")
  static native @Cast("const char*") String statusMessage(int status);

  @Name("hp_jni.isa_name")
  static native @Cast("const char*") @Nullable String isaName(int isa);

  @Name("hp_jni.isa_best")
  static native int isaBest(int limit);

  @Name("hp_jni.plan_create")
  static native int planCreate(byte[] encoded, long bytes, int isa, @Cast("hp_plan**") long[] plan);

  @Name("hp_jni.plan_planes")
  static native int planPlanes(
      @Cast("const hp_plan*") long plan,
      @Cast("int64_t*") long[] planes,
      @Cast("int64_t*") long[] length);

  @Name("hp_jni.plan_band")
  static native int planBand(
      @Cast("const hp_plan*") long plan,
      int band,
      int bands,
      @Cast("int64_t*") long[] begin,
      @Cast("int64_t*") long[] end);

  /**
   * Source and target are primitive arrays, direct buffers, or null for memory at an address; ends
   * and offsets are in bytes; axes are those of {@code hp_plan_run_view}, null without gaps. {@code
   * alone} says that no other thread uses the target: then it may be a copy.
   */
  @Name("hp_jni_run")
  static native int planRun(
      @Cast("const hp_plan*") long plan,
      @Raw(withEnv = true) @Nullable Object source,
      long sourceAddress,
      long sourceEnd,
      long sourceOffset,
      @Cast("const int64_t*") long @Nullable [] sourceAxes,
      @Raw @Nullable Object target,
      long targetAddress,
      long targetEnd,
      long targetOffset,
      @Cast("const int64_t*") long @Nullable [] targetAxes,
      boolean alone,
      int band,
      int bands);

  @Name("hp_jni.plan_destroy")
  static native void planDestroy(@Cast("hp_plan*") long plan);

  /** Returns whether the virtual machine lets native code work on copies of arrays. */
  @Name("hp_jni_copies")
  static native boolean copiesArrays(@Raw(withEnv = true) Object array);
}
