package io.halfpixel.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeUpsamplingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11, 40})
  void slabsHaveTheBitsOfTheWhole(int slab) {
    for (int side : new int[] {9, 70}) {
      VolumeUpsampling volume = new VolumeUpsampling(11, side, side + 3);
      float[] whole = volume.whole();
      assertTrue(volume.compare(whole, slab).same());
      whole[whole.length - 1] += 1;
      assertFalse(volume.compare(whole, slab).same());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void memoryDoesNotGrowWithTheDepth(int slab) {
    long shallow = new VolumeUpsampling(10, 8, 9).slabs(slab, (f, n, v, o) -> {});
    long deep = new VolumeUpsampling(300, 8, 9).slabs(slab, (f, n, v, o) -> {});
    assertEquals(shallow, deep);
  }
}
