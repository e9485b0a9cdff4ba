package io.halfpixel.loading;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;

/** The flags of this thread in the register MXCSR of x86-64, by way of the C library. */
final class FloatingPointFlags {
  static final int DENORMALS_ARE_ZERO = 1 << 6;
  static final int FLUSH_TO_ZERO = 1 << 15;

  private static final NativeLibrary LIBM = NativeLibrary.getInstance("libm.so.6");
  private static final Function GET = LIBM.getFunction("fegetenv");
  private static final Function SET = LIBM.getFunction("fesetenv");

  /** Where {@code fenv_t} has the register, behind the 28 bytes of the older unit. */
  private static final int MXCSR = 28;

  private FloatingPointFlags() {}

  static void set(int flags) {
    change(0, flags);
  }

  static void clear(int flags) {
    change(flags, 0);
  }

  private static void change(int cleared, int set) {
    try (Memory environment = new Memory(MXCSR + Integer.BYTES)) {
      check(GET.invokeInt(new Object[] {environment}));
      environment.setInt(MXCSR, (environment.getInt(MXCSR) & ~cleared) | set);
      check(SET.invokeInt(new Object[] {environment}));
    }
  }

  private static void check(int status) {
    if (status != 0) {
      throw new IllegalStateException("the C library refuses: " + status);
    }
  }
}
