package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsaTest {
  @ParameterizedTest
  @CsvSource({"scalar, SCALAR", "avx2, AVX2", "avx512, AVX512", "auto, AVX512"})
  void aKnownNameIsTheLimit(String name, Isa expected) throws NativeUnavailableException {
    assertSame(expected, Isa.cap(new Setting("halfpixel.isa", name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sse9", "AVX2", "avx2 ", "0"})
  void anUnknownNameIsAnError(String name) {
    NativeUnavailableException e =
        assertThrows(
            NativeUnavailableException.class, () -> Isa.cap(new Setting("HALFPIXEL_ISA", name)));
    assertEquals(
        "HALFPIXEL_ISA is \"" + name + "\", but allowed are scalar, avx2, avx512 and auto",
        e.reason());
  }

  /** The numbers are those of {@code enum hp_isa} in {@code halfpixel.h}. */
  @ParameterizedTest
  @CsvSource({"0, SCALAR", "1, AVX2", "2, AVX512", "3, AVX512"})
  void numbersAreThoseOfTheHeader(int code, Isa expected) {
    assertSame(expected, Isa.upTo(code));
  }

  @Test
  void theLimitIsTheNarrowerOfTwo() {
    assertSame(Isa.SCALAR, Isa.min(Isa.SCALAR, Isa.AVX512));
    assertSame(Isa.AVX2, Isa.min(Isa.AVX512, Isa.AVX2));
  }
}
