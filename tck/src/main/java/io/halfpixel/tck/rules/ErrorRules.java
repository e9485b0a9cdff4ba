package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.Arenas;
import io.halfpixel.tck.subject.TckKernel;
import io.halfpixel.tck.subject.TckSubject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * HP-501: the same wrong call gives the same exception as the interpreter's, and nothing is
 * written.
 */
public class ErrorRules extends RuleFamily {
  private static final TensorSpec SOURCE = spec(2, 3, MemoryFormat.CHANNELS_LAST);
  private static final TensorSpec TARGET = spec(4, 3, MemoryFormat.CHANNELS_LAST);

  /** Rows 0, 0, 1, 1 of [1, 3, 2, 5] with the channels inside: [2 -> 4][15]. */
  private static final Plan PLAN =
      new Plan(
          SOURCE,
          TARGET,
          List.of(
              new Resample1d(
                  new Pass(1, 2, 4, 15),
                  TapTable.uniform(1, new int[] {0, 0, 1, 1}, new double[] {1, 1, 1, 1}),
                  Accumulation.SEQUENTIAL,
                  DataType.F32,
                  DataType.F32,
                  DataType.F32)));

  /** Creates the family; called by JUnit. */
  protected ErrorRules() {}

  private static TensorSpec spec(long rows, long channels, MemoryFormat format) {
    return new TensorSpec(Shape.of(1, channels, rows, 5), DataType.F32, format);
  }

  @Test
  void required_hp501_other_specification_is_rejected() {
    Tensor source = Tensor.allocate(SOURCE);
    Tensor target = Tensor.allocate(TARGET);
    rejects(Tensor.allocate(spec(3, 3, MemoryFormat.CHANNELS_LAST)), target);
    rejects(Tensor.allocate(spec(2, 3, MemoryFormat.CONTIGUOUS)), target);
    rejects(source, Tensor.allocate(spec(4, 3, MemoryFormat.CONTIGUOUS)));
    rejects(source, Tensor.allocate(spec(4, 6, MemoryFormat.CHANNELS_LAST)));
    rejects(Tensor.allocate(TensorSpec.of(DataType.F64, 1, 3, 2, 5)), target);
    rejects(target, source);
  }

  @Test
  void required_hp501_shared_memory_is_rejected() {
    float[] array = new float[200];
    ByteBuffer buffer = ByteBuffer.allocateDirect(800).order(ByteOrder.nativeOrder());
    for (int offset : new int[] {0, 1, 29, 59}) {
      rejects(Tensor.wrap(array, 60, SOURCE), Tensor.wrap(array, 60 + offset - 30, TARGET));
      rejects(
          Tensor.wrap(buffer.duplicate().position(240), SOURCE),
          Tensor.wrap(buffer.duplicate().position(4 * (30 + offset)), TARGET));
    }
  }

  @Test
  void required_hp501_neighbouring_memory_is_allowed() {
    float[] array = new float[90];
    ByteBuffer buffer = ByteBuffer.allocateDirect(360).order(ByteOrder.nativeOrder());
    List<Tensor> sources =
        List.of(Tensor.wrap(array, 0, SOURCE), Tensor.wrap(buffer.duplicate().position(0), SOURCE));
    List<Tensor> targets =
        List.of(
            Tensor.wrap(array, 30, TARGET), Tensor.wrap(buffer.duplicate().position(120), TARGET));
    for (int i = 0; i < sources.size(); i++) {
      long[] ones = ElementBits.of(DataType.F32, spread(30, 1));
      ElementBits.write(sources.get(i), ones);
      Rule rule = rule("HP-501");
      try (TckKernel kernel = rule.prepare(PLAN, "")) {
        rule.run(kernel, sources.get(i), targets.get(i), PLAN, "");
        rule.same(ElementBits.of(DataType.F32, spread(60, 1)), targets.get(i), PLAN, "");
      }
    }
  }

  @Test
  void required_hp501_read_only_target_is_rejected() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(240).asReadOnlyBuffer();
    rejects(Tensor.allocateDirect(SOURCE), Tensor.wrap(buffer, TARGET));
  }

  @Test
  void required_hp501_band_out_of_range_is_rejected() {
    Tensor source = Tensor.allocate(SOURCE);
    Tensor target = Tensor.allocate(TARGET);
    for (int[] band : new int[][] {{-1, 1}, {1, 1}, {0, 0}, {0, -1}, {7, 3}}) {
      rejects(source, target, band[0], band[1]);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void required_hp501_memory_of_a_closed_arena_is_rejected() {
    Arenas arena = Arenas.shared();
    Tensor source = Tensor.wrap(arena.buffer(SOURCE.byteSize()), SOURCE);
    Tensor target = Tensor.wrap(arena.buffer(TARGET.byteSize()), TARGET);
    arena.close();
    rejects(source, Tensor.allocate(TARGET));
    rejects(source, Tensor.allocateDirect(TARGET));
    throwsTheSame(Tensor.allocate(SOURCE), target, 0, 1);
    throwsTheSame(Tensor.allocateDirect(SOURCE), target, 1, 2);
    throwsTheSame(source, target, 0, 1);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void required_hp501_memory_confined_to_another_thread_is_rejected()
      throws InterruptedException, ExecutionException {
    try (Arenas arena = Arenas.confined()) {
      Tensor source = Tensor.wrap(arena.buffer(SOURCE.byteSize()), SOURCE);
      Tensor target = Tensor.wrap(arena.buffer(TARGET.byteSize()), TARGET);
      FutureTask<Void> elsewhere =
          new FutureTask<>(
              () -> {
                rejects(source, Tensor.allocate(TARGET));
                rejects(source, Tensor.allocateDirect(TARGET));
                throwsTheSame(Tensor.allocateDirect(SOURCE), target, 0, 1);
                throwsTheSame(Tensor.allocate(SOURCE), target, 1, 2);
              },
              null);
      Thread thread = new Thread(elsewhere, "elsewhere");
      thread.start();
      thread.join();
      failLike(elsewhere);
      assertArrayEquals(new long[60], ElementBits.read(target), "HP-501: " + subject + " wrote");
    }
  }

  /** Fails as the rules did that another thread checked. */
  private static void failLike(FutureTask<Void> ended)
      throws InterruptedException, ExecutionException {
    try {
      ended.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void rejects(Tensor source, Tensor target) {
    rejects(source, target, 0, 1);
  }

  private void rejects(Tensor source, Tensor target, int band, int bands) {
    long[] before = ElementBits.read(target);
    throwsTheSame(source, target, band, bands);
    assertArrayEquals(before, ElementBits.read(target), "HP-501: " + subject + " wrote first");
  }

  private void throwsTheSame(Tensor source, Tensor target, int band, int bands) {
    TckSubject reference = TckSubject.of("reference", new ReferenceInterpreter());
    RuntimeException expected = thrown(reference, source, target, band, bands);
    assertNotNull(expected, "the interpreter takes everything");
    RuntimeException actual = thrown(subject, source, target, band, bands);
    String wrong = rule("HP-501").describe("did not throw what it should", PLAN);
    assertEquals(String.valueOf(expected), String.valueOf(actual), wrong);
  }

  private static @Nullable RuntimeException thrown(
      TckSubject subject, Tensor source, Tensor target, int band, int bands) {
    try (TckKernel kernel = subject.prepare().apply(PLAN)) {
      kernel.run(source, target, band, bands);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
