package io.halfpixel.jvm.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Producers ask each other for what they read, portion by portion and band by band. */
final class RunTest {
  private final Windows first = new Windows(2405, 20, 2, 5);
  private final Windows second = new Windows(2003, 24, 24, 44);
  private final Windows third = new Windows(2000, 30, 24, 96);

  private static Tensor tensor(float[] elements) {
    return Tensor.wrap(elements, 0, TensorSpec.of(DataType.F32, elements.length));
  }

  private static float[] source(int length) {
    float[] source = new float[length];
    for (int i = 0; i < length; i++) {
      source[i] = i % 7;
    }
    return source;
  }

  /** Returns how many units were computed, of which none twice. */
  private static long computed(Windows producer) {
    long units = 0;
    long end = 0;
    for (List<Long> range : producer.asked) {
      assertTrue(range.get(0) >= end, "computed twice");
      end = range.get(1);
      units += end - range.get(0);
    }
    return units;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void bands_together_write_every_element(int bands) {
    float[] source = source(first.inputElements());
    float[] target = new float[(int) third.outputElements()];
    Run run = new Run(List.of(first, second, third), source.length);
    for (int band = 0; band < bands; band++) {
      run.band(tensor(source), tensor(target), band, bands);
    }
    float[] expected = third.expected(second.expected(first.expected(source)));
    assertArrayEquals(expected, target);
    assertEquals(third.units(), computed(third));
    assertEquals(bands, first.begun);
    assertEquals(bands, third.begun);
  }

  @Test
  void one_band_computes_nothing_twice() {
    float[] source = source(first.inputElements());
    float[] target = new float[(int) third.outputElements()];
    Run run = new Run(List.of(first, second, third), source.length);
    run.band(tensor(source), tensor(target), 0, 1);
    assertEquals((third.inputElements() + 23) / 24, computed(second));
    assertEquals((second.inputElements() + 19) / 20, computed(first));
    assertEquals(List.of(0L, 1092L), third.asked.get(0), "a portion has 2^15 elements: 30 a unit");
  }

  @Test
  void a_run_may_be_used_again_with_other_bands_and_another_source() {
    float[] source = source(first.inputElements());
    Run run = new Run(List.of(first, second, third), source.length);
    for (int bands : new int[] {4, 1, 3}) {
      source[bands] += 5;
      float[] target = new float[(int) third.outputElements()];
      for (int band = 0; band < bands; band++) {
        run.band(tensor(source), tensor(target), band, bands);
      }
      assertArrayEquals(third.expected(second.expected(first.expected(source))), target);
    }
  }

  @Test
  void what_was_computed_of_another_source_is_forgotten() {
    Windows inputs = new Windows(40, 1, 1, 1);
    Windows sums = new Windows(38, 1, 1, 3);
    Run run = new Run(List.of(inputs, sums), 40);
    for (int first = 0; first < 2; first++) {
      float[] source = source(40);
      source[7] = first;
      float[] target = new float[38];
      run.band(tensor(source), tensor(target), 0, 1);
      assertArrayEquals(sums.expected(inputs.expected(source)), target);
    }
  }

  @Test
  void memory_of_the_caller_is_not_kept_alive() {
    Run run = new Run(List.of(second.forRun()), second.inputElements());
    List<WeakReference<float[]>> memory = used(run);
    assertEquals(second.units(), computed(second));
    for (int times = 0; times < 50 && memory.stream().anyMatch(m -> m.get() != null); times++) {
      System.gc();
    }
    assertTrue(memory.stream().allMatch(m -> m.get() == null));
    Reference.reachabilityFence(run);
  }

  /** Returns the source and the target of a run of {@link #second} alone. */
  private List<WeakReference<float[]>> used(Run run) {
    float[] source = source(second.inputElements());
    float[] target = new float[(int) second.outputElements()];
    run.band(tensor(source), tensor(target), 0, 1);
    return List.of(new WeakReference<>(source), new WeakReference<>(target));
  }

  @Test
  void one_producer_reads_the_source_and_writes_the_target() {
    Windows alone = new Windows(5, 2, 1, 3);
    float[] source = source(alone.inputElements());
    float[] target = new float[10];
    Run run = new Run(List.of(alone), source.length);
    for (int band = 0; band < 8; band++) {
      run.band(tensor(source), tensor(target), band, 8);
    }
    assertArrayEquals(alone.expected(source), target);
    List<List<Long>> ranges = new ArrayList<>();
    for (long unit = 0; unit < 5; unit++) {
      ranges.add(List.of(unit, unit + 1));
    }
    assertEquals(ranges, alone.asked, "bands without units do nothing");
    assertEquals(5, alone.begun);
  }

  @Test
  void bands_that_are_not_worth_it_do_nothing() {
    Windows inputs = new Windows(40, 1, 1, 1);
    Windows all = new Windows(40, 1, 0, 40);
    float[] source = source(40);
    float[] target = new float[40];
    Run run = new Run(List.of(inputs, all), source.length);
    for (int band = 3; band >= 0; band--) {
      run.band(tensor(source), tensor(target), band, 4);
    }
    assertArrayEquals(all.expected(inputs.expected(source)), target);
    assertEquals(1, all.begun);
    assertEquals(40, computed(inputs));
  }
}
