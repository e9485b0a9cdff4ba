package io.halfpixel.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Views through {@link Kernel} and {@link Bands}: who does not take views sees none. */
class ViewBandsTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 512, 512);
  private static final int ROW = 700;

  private final Set<Integer> bandsRun = ConcurrentHashMap.newKeySet();
  private final Set<Object> arrays = ConcurrentHashMap.newKeySet();

  /** Copies a band of rows; fails in one of them if told to. */
  private Kernel copy(int failing) {
    return new Kernel(new Plan(IMAGE, IMAGE, List.of())) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        if (band == failing) {
          throw new IllegalStateException("failed");
        }
        bandsRun.add(band);
        arrays.add(target.array());
        int from = 512 * band / bands * 512;
        int to = 512 * (band + 1) / bands * 512;
        System.arraycopy(
            source.array(),
            source.arrayOffset() + from,
            target.array(),
            target.arrayOffset() + from,
            to - from);
      }
    };
  }

  private static Tensor view(byte[] bytes, int offset) {
    return Tensor.wrap(bytes, 0, TensorSpec.of(DataType.U8, 512, ROW)).narrow(1, offset, 512);
  }

  private static byte[] pattern(int seed) {
    byte[] bytes = new byte[512 * ROW];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] expected(byte[] source, byte[] target) {
    byte[] expected = target.clone();
    for (int row = 0; row < 512; row++) {
      System.arraycopy(source, row * ROW + 100, expected, row * ROW + 7, 512);
    }
    return expected;
  }

  @Test
  void everyBandRunsAndNothingBetweenRowsIsWritten() {
    var pool = Executors.newFixedThreadPool(2);
    byte[] source = pattern(1);
    byte[] target = pattern(2);
    byte[] expected = expected(source, target);
    Bands.run(copy(-1), view(source, 100), view(target, 7), pool, 3);
    pool.shutdown();
    assertArrayEquals(expected, target);
    assertEquals(Set.of(0, 1, 2), bandsRun);
  }

  @Test
  void oneOfSeveralBandsWritesAll() {
    byte[] source = pattern(3);
    byte[] target = pattern(4);
    byte[] before = target.clone();
    byte[] expected = expected(source, target);
    try (Kernel kernel = copy(-1)) {
      kernel.run(view(source, 100), view(target, 7), 1, 2);
      assertArrayEquals(before, target);
      kernel.run(view(source, 100), view(target, 7), 0, 2);
      assertArrayEquals(expected, target);
    }
  }

  @Test
  void aKernelThatTakesViewsIsGivenThemInEveryBand() {
    List<Tensor> given = new ArrayList<>();
    Kernel kernel =
        new Kernel(new Plan(IMAGE, IMAGE, List.of())) {
          @Override
          protected boolean takesViews() {
            return true;
          }

          @Override
          protected void execute(Tensor from, Tensor to, int band, int bands) {
            given.addAll(List.of(from, to));
            bandsRun.add(band);
          }
        };
    Tensor source = view(pattern(9), 100);
    Tensor target = view(pattern(10), 7);
    kernel.run(source, target, 1, 3);
    Bands.run(kernel, source, target, Runnable::run, 2);
    assertEquals(Set.of(0, 1), bandsRun);
    assertEquals(6, given.size());
    for (int i = 0; i < given.size(); i++) {
      assertSame(i % 2 == 0 ? source : target, given.get(i));
    }
  }

  @Test
  void memoryWithoutGapsIsKeptForTheNextCall() {
    byte[] source = pattern(5);
    byte[] target = pattern(6);
    try (Kernel kernel = copy(-1)) {
      for (int i = 0; i < 3; i++) {
        kernel.run(view(source, 100), view(target, 7));
      }
    }
    assertEquals(1, arrays.size());
  }

  @Test
  void aFailedCallWritesNothing() {
    byte[] target = pattern(7);
    byte[] before = target.clone();
    Kernel kernel = copy(1);
    Tensor source = view(pattern(8), 100);
    assertThrows(
        IllegalStateException.class,
        () -> Bands.run(kernel, source, view(target, 7), Runnable::run, 2));
    assertArrayEquals(before, target);
  }

  @Test
  void regionsOfOneImageMayLieSideBySide() {
    byte[] bytes = new byte[512 * 1100];
    Tensor wide = Tensor.wrap(bytes, 0, TensorSpec.of(DataType.U8, 512, 1100));
    Tensor left = wide.narrow(1, 0, 512);
    Kernel kernel = copy(-1);
    kernel.run(left, wide.narrow(1, 512, 512));
    Tensor shared = wide.narrow(1, 511, 512);
    assertThrows(InvalidArgumentException.class, () -> kernel.run(left, shared));
    kernel.close();
    Tensor right = wide.narrow(1, 512, 512);
    assertThrows(IllegalStateException.class, () -> kernel.run(left, right, 1, 2));
    assertTrue(arrays.stream().noneMatch(array -> array == bytes));
  }
}
