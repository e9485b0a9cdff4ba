package io.halfpixel.cpp;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The instruction sets that libhalfpixel has loops for, from the plainest to the widest. */
public enum Isa {
  /** The x86-64 baseline. */
  SCALAR(0, "scalar"),
  /** AVX2 with FMA and F16C. */
  AVX2(1, "avx2"),
  /** AVX-512 F, BW, DQ and VL. */
  AVX512(2, "avx512");

  private static final String PROPERTY = "halfpixel.isa";
  private static final String VARIABLE = "HALFPIXEL_ISA";
  private static final String AUTO = "auto";

  private final int code;
  private final String id;

  Isa(int code, String id) {
    this.code = code;
    this.id = id;
  }

  /** Returns the number that stands for this instruction set in the C interface. */
  int code() {
    return code;
  }

  /** Returns the name by which users choose it: {@code scalar}, {@code avx2} or {@code avx512}. */
  @Override
  public String toString() {
    return id;
  }

  /** Returns the widest known instruction set with this number or a smaller one. */
  static Isa upTo(int code) {
    return code >= AVX512.code ? AVX512 : code == AVX2.code ? AVX2 : SCALAR;
  }

  /** Returns the plainer one of two. */
  static Isa min(Isa a, Isa b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /**
   * Returns the configured upper limit, {@link #AVX512} if there is none.
   *
   * @throws NativeUnavailableException if it is configured to an unknown name
   */
  static Isa cap() throws NativeUnavailableException {
    Setting setting = Setting.of(PROPERTY, VARIABLE);
    return setting == null ? AVX512 : cap(setting);
  }

  static Isa cap(Setting setting) throws NativeUnavailableException {
    if (setting.value().equals(AUTO)) {
      return AVX512;
    }
    for (Isa isa : values()) {
      if (isa.id.equals(setting.value())) {
        return isa;
      }
    }
    String known = Arrays.stream(values()).map(Isa::toString).collect(Collectors.joining(", "));
    throw new NativeUnavailableException(
        setting.name()
            + " is \""
            + setting.value()
            + "\", but allowed are "
            + known
            + " and "
            + AUTO,
        null);
  }
}
