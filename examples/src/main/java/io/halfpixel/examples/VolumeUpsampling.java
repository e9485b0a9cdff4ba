package io.halfpixel.examples;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Arrays;

/**
 * A volume, doubled with PyTorch's trilinear mode slab by slab: what is held in memory does not
 * depend on the depth of the volume, and the bits are those of the whole volume at once.
 *
 * <p>Two output planes need the input plane behind them and its two neighbours, so a slab is taken
 * with one plane more on either side, and the two output planes of each are dropped. With a scale
 * of two all weights are 1/4 and 3/4, wherever the slab begins.
 */
public final class VolumeUpsampling {
  private static final int SCALE = 2;

  private final int depth;
  private final int height;
  private final int width;
  private final Upsample layer =
      Upsample.builder().scaleFactor(SCALE).mode(Mode.TRILINEAR).alignCorners(false).build();

  VolumeUpsampling(int depth, int height, int width) {
    this.depth = depth;
    this.height = height;
    this.width = width;
  }

  /** Takes the planes of the result, in order. */
  @FunctionalInterface
  interface PlaneSink {
    /** Takes the planes [first, first + count) that lie in an array from an offset. */
    void accept(int first, int count, float[] values, int offset);
  }

  /** Runs the example; arguments are ignored. */
  public static void main(String[] args) {
    VolumeUpsampling volume = new VolumeUpsampling(96, 160, 144);
    float[] whole = volume.whole();
    for (int slab : new int[] {1, 8, 17}) {
      Held held = volume.compare(whole, slab);
      System.out.printf(
          "slabs of %2d planes: %5.1f MB held instead of %.1f MB, %s%n",
          slab,
          held.megabytes(),
          volume.megabytes((long) volume.planeSize() * volume.depth + whole.length),
          held.same() ? "the same bits" : "DIFFERENT BITS");
      if (!held.same()) {
        throw new IllegalStateException("a slab has other bits than the whole volume");
      }
    }
  }

  /**
   * What a comparison found.
   *
   * @param megabytes the memory of the slabs
   * @param same whether all bits were those of the whole volume
   */
  record Held(double megabytes, boolean same) {}

  /** Upsamples in slabs and compares each with its part of the whole result. */
  Held compare(float[] whole, int slab) {
    boolean[] same = {true};
    int[] planes = {0};
    long held =
        slabs(
            slab,
            (first, count, values, offset) -> {
              int size = resultPlaneSize();
              same[0] &=
                  first == planes[0]
                      && Arrays.equals(
                          bits(whole, first * size, count * size),
                          bits(values, offset, count * size));
              planes[0] += count;
            });
    return new Held(megabytes(held), same[0] && planes[0] == SCALE * depth);
  }

  /** Returns the result for the whole volume in memory. */
  float[] whole() {
    float[] values = new float[depth * planeSize()];
    for (int z = 0; z < depth; z++) {
      plane(z, values, z * planeSize());
    }
    return (float[]) layer.forward(Tensor.of(values, 1, 1, depth, height, width)).array();
  }

  /**
   * Upsamples so many input planes at a time.
   *
   * @return the number of values held, all of them allocated before the first slab
   */
  long slabs(int slab, PlaneSink sink) {
    float[] source = new float[(slab + 2) * planeSize()];
    float[] target = new float[(slab + 2) * SCALE * resultPlaneSize()];
    for (int first = 0; first < depth; first += slab) {
      int end = Math.min(depth, first + slab);
      int from = Math.max(0, first - 1);
      int to = Math.min(depth, end + 1);
      for (int z = from; z < to; z++) {
        plane(z, source, (z - from) * planeSize());
      }
      layer.forward(tensor(source, to - from, 1), tensor(target, to - from, SCALE));
      int dropped = SCALE * (first - from) * resultPlaneSize();
      sink.accept(SCALE * first, SCALE * (end - first), target, dropped);
    }
    return (long) source.length + target.length;
  }

  private Tensor tensor(float[] values, int planes, int scale) {
    return Tensor.wrap(
        values,
        0,
        TensorSpec.of(
            DataType.F32,
            1,
            1,
            (long) scale * planes,
            (long) scale * height,
            (long) scale * width));
  }

  /** Computes one input plane, where a program would read it: nested shells and some texture. */
  private void plane(int z, float[] into, int offset) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int dz = 2 * z - depth;
        int dy = 2 * y - height;
        int dx = 2 * x - width;
        int radius = (dz * dz + dy * dy + dx * dx) / 97;
        into[offset + y * width + x] = (radius % 251 + 31 * ((x * 7 + y * 13 + z * 5) % 17)) / 777f;
      }
    }
  }

  private int planeSize() {
    return height * width;
  }

  private int resultPlaneSize() {
    return SCALE * height * SCALE * width;
  }

  private double megabytes(long values) {
    return values * (double) Float.BYTES / (1 << 20);
  }

  private static int[] bits(float[] values, int offset, int count) {
    int[] bits = new int[count];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[offset + i]));
    return bits;
  }
}
