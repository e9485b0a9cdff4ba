package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.Fixtures.Storage;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All backends over the real library: every kind of memory, bands, threads, and the end of a
 * kernel.
 */
@NeedsNativeLibrary
class NativeBackendTest {
  private static final List<Backend> BACKENDS =
      Runtime.version().feature() < 22
          ? List.of(new CppJniBackend(), new CppJnaBackend())
          : List.of(new CppJniBackend(), new CppJnaBackend(), new CppFfmBackend());

  static List<Backend> backends() {
    return BACKENDS;
  }

  private static void reverse(Backend backend, DataType type, Storage from, Storage to, int bands) {
    int rows = 7;
    int columns = 5;
    Plan plan = Fixtures.reverse(type, rows, columns);
    Tensor source = Fixtures.tensor(plan.source(), from);
    Tensor target = Fixtures.tensor(plan.target(), to);
    Tensor expected = Fixtures.tensor(plan.target(), Storage.ARRAY);
    Fixtures.fill(source);
    Object before = source.copyToArray();
    for (int i = 0; i < rows * columns; i++) {
      Fixtures.set(expected, i, rows * columns - 1 - i);
    }
    try (Kernel kernel = backend.prepare(plan)) {
      for (int band = bands - 1; band >= 0; band--) {
        kernel.run(source, target, band, bands);
      }
    }
    String what = backend.id() + " " + type + " " + from + " -> " + to + " in " + bands;
    assertTrue(Objects.deepEquals(expected.copyToArray(), target.copyToArray()), what);
    assertTrue(Objects.deepEquals(before, source.copyToArray()), what);
    if (to == Storage.ARRAY_PART) {
      assertMarginsAreZero(target, what);
    }
  }

  private static void assertMarginsAreZero(Tensor target, String what) {
    Tensor zeros = Fixtures.tensor(target.spec(), Storage.ARRAY_PART);
    int begin = target.arrayOffset();
    int end = begin + (int) target.spec().elements();
    System.arraycopy(target.array(), begin, zeros.array(), begin, end - begin);
    assertTrue(Objects.deepEquals(zeros.array(), target.array()), what);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void everyTypeInEveryKindOfMemory(Backend backend) {
    for (DataType type : DataType.values()) {
      for (Storage from : Storage.values()) {
        for (Storage to : Storage.values()) {
          reverse(backend, type, from, to, 1);
          reverse(backend, type, from, to, 3);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void moreBandsThanElements(Backend backend) {
    for (Storage storage : Storage.values()) {
      reverse(backend, DataType.F32, storage, storage, 100);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void anArrayIsRunInSlicesWithoutATrace(Backend backend) {
    Plan plan = Fixtures.meanOfPairs(4000, 1000);
    for (Storage storage : Storage.values()) {
      Tensor source = Fixtures.tensor(plan.source(), storage);
      Tensor target = Fixtures.tensor(plan.target(), storage);
      Fixtures.fill(source);
      try (Kernel kernel = backend.prepare(plan)) {
        for (int band = 0; band < 3; band++) {
          kernel.run(source, target, band, 3);
        }
      }
      float[] from = (float[]) source.copyToArray();
      float[] mean = new float[2000 * 1000];
      for (int i = 0; i < mean.length; i++) {
        int upper = i / 1000 * 2000 + i % 1000;
        mean[i] = (from[upper] + from[upper + 1000]) / 2;
      }
      assertArrayEquals(mean, (float[]) target.copyToArray(), storage.toString());
    }
  }

  /** Bands of planes are parts of every plane, in slices of an array too. */
  @ParameterizedTest
  @MethodSource("backends")
  void pixelsBecomePlanesInBands(Backend backend) {
    int rows = 2000;
    int columns = 300;
    Plan plan = Fixtures.meansAsPlanes(rows, columns);
    Tensor source = Fixtures.tensor(plan.source(), Storage.ARRAY);
    Fixtures.fill(source);
    float[] from = (float[]) source.array();
    float[] expected = new float[from.length / 2];
    int row = 3 * columns;
    for (int i = 0; i < expected.length; i++) {
      int image = i / (rows / 2 * row);
      int channel = i / (rows / 2 * columns) % 3;
      int upper = (image * rows + 2 * (i / columns % (rows / 2))) * row;
      int at = upper + 3 * (i % columns) + channel;
      expected[i] = (from[at] + from[at + row]) / 2;
    }
    for (Storage storage : Storage.values()) {
      Tensor target = Fixtures.tensor(plan.target(), storage);
      try (Kernel kernel = backend.prepare(plan)) {
        for (int band = 4; band >= 0; band--) {
          kernel.run(source, target, band, 5);
        }
      }
      assertArrayEquals(expected, (float[]) target.copyToArray(), storage.toString());
      if (storage == Storage.ARRAY_PART) {
        assertMarginsAreZero(target, storage.toString());
      }
    }
  }

  /** A band that is copied in and back as a whole array takes back what others wrote meanwhile. */
  @ParameterizedTest
  @MethodSource("backends")
  void aBandWritesNothingBesideItself(Backend backend) throws Exception {
    assertEquals(0, Fixtures.lostWrites(backend));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void bandsMayRunOnSeveralThreads(Backend backend) throws Exception {
    int bands = 8;
    Plan plan = Fixtures.reverse(DataType.U8, 256, 1000);
    Tensor source = Fixtures.tensor(plan.source(), Storage.ARRAY);
    Tensor target = Fixtures.tensor(plan.target(), Storage.ARRAY);
    Fixtures.fill(source);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Kernel kernel = backend.prepare(plan)) {
      List<Callable<Void>> runs = new ArrayList<>();
      for (int band = 0; band < bands; band++) {
        int mine = band;
        runs.add(
            () -> {
              kernel.run(source, target, mine, bands);
              return null;
            });
      }
      for (Future<Void> run : threads.invokeAll(runs)) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }
    byte[] reversed = new byte[256 * 1000];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) ((reversed.length - 1 - i) % 128);
    }
    assertArrayEquals(reversed, (byte[]) target.array());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aClosedKernelRefuses(Backend backend) {
    Plan plan = Fixtures.reverse(DataType.F32, 2, 2);
    Kernel kernel = backend.prepare(plan);
    kernel.close();
    kernel.close();
    assertThrows(
        IllegalStateException.class,
        () -> kernel.run(Tensor.allocate(plan.source()), Tensor.allocate(plan.target())));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void anAvailableBackendNamesItsLibrary(Backend backend) {
    Available available = assertInstanceOf(Available.class, backend.availability());
    assertTrue(available.description().startsWith("/"), available.description());
    assertTrue(
        available.description().contains("libhalfpixel.so, build "), available.description());
    List<String> sets = ((NativeBackend) backend).instructionSets();
    assertEquals("scalar", sets.get(0));
    assertTrue(sets.contains(available.isa()), available.isa());
  }

  @Test
  void bothBackendsUseOneLibrary() {
    String jni = ((Available) BACKENDS.get(0).availability()).description();
    String jna = ((Available) BACKENDS.get(1).availability()).description();
    assertEquals(jni.replace("through JNI", "through JNA"), jna);
  }

  @Test
  void anInstructionSetIsTheOneAskedForOrNone() {
    List<String> sets = new CppJniBackend().instructionSets();
    assertEquals(sets, new CppJnaBackend().instructionSets());
    int available = 0;
    for (String isa : sets) {
      for (Backend backend : List.of(CppJniBackend.withIsa(isa), CppJnaBackend.withIsa(isa))) {
        if (backend.availability() instanceof Unavailable unavailable) {
          assertTrue(
              unavailable.reason().startsWith("this machine has no " + isa), unavailable.reason());
        } else {
          assertEquals(isa, ((Available) backend.availability()).isa());
          reverse(backend, DataType.F32, Storage.ARRAY, Storage.DIRECT, 2);
          available++;
        }
      }
    }
    assertTrue(available >= 2, "scalar is everywhere");
  }

  @Test
  void anInstructionSetThatTheLibraryDoesNotHaveIsRefused() {
    Unavailable answer =
        assertInstanceOf(Unavailable.class, CppJniBackend.withIsa("sse9").availability());
    assertTrue(
        answer.reason().startsWith("the instruction set is \"sse9\", but allowed are scalar"),
        answer.reason());
  }

  @Test
  void anotherVersionOfTheInterfaceIsRefused() {
    NativeKernelTest.Notes old = new NativeKernelTest.Notes();
    NativeUnavailableException e =
        assertThrows(
            NativeUnavailableException.class,
            () -> NativeBackend.checkVersion(old, Path.of("old.so"), "advice"));
    assertEquals(
        "old.so has version 3 of the C interface, but needed is version 5; advice", e.reason());
  }

  @Test
  void servicesAreFound() {
    Stream<String> ids =
        ServiceLoader.load(Backend.class).stream().map(provider -> provider.get().id()).sorted();
    assertEquals(List.of("cpp-ffm", "cpp-jna", "cpp-jni"), ids.toList());
  }
}
