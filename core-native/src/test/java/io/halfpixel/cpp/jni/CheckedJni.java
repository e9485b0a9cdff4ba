package io.halfpixel.cpp.jni;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.CppJniBackend;
import io.halfpixel.cpp.Fixtures;
import io.halfpixel.cpp.Fixtures.Storage;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import io.halfpixel.spi.encoding.PlanEncoder;
import java.util.Arrays;

/**
 * Goes through every native function, with arrays in critical regions and with copies; for a
 * virtual machine of its own.
 */
public final class CheckedJni {
  private CheckedJni() {}

  /** Prints whether this virtual machine copies arrays, then a word, or throws. */
  public static void main(String[] arguments) throws Exception {
    Plan plan = Fixtures.reverse(DataType.U8, 3, 2);
    byte[] expected = {5, 4, 3, 2, 1, 0};
    for (Storage from : Storage.values()) {
      for (Storage to : Storage.values()) {
        Tensor source = Fixtures.tensor(plan.source(), from);
        Tensor target = Fixtures.tensor(plan.target(), to);
        Fixtures.fill(source);
        try (Kernel kernel = new CppJniBackend().prepare(plan)) {
          kernel.run(source, target, 0, 2);
          kernel.run(source, target, 1, 2);
        }
        require(Arrays.equals(expected, (byte[]) target.copyToArray()), from + " -> " + to);
      }
    }
    System.out.println("copies " + HalfpixelLibrary.copiesArrays(new byte[1]));
    criticalRegions(expected);
    slices();
    planes();
    require(Fixtures.lostWrites(new CppJniBackend()) == 0, "a band writes nothing beside itself");
    System.out.println("fine");
  }

  /** The same through {@code planRun} alone: the binding avoids it where arrays are copied. */
  private static void criticalRegions(byte[] expected) {
    byte[] source = {9, 0, 1, 2, 3, 4, 5, 9};
    byte[] target = {9, 9, 9, 9, 9, 9, 9, 9};
    long plan = plan();
    for (int band = 0; band < 2; band++) {
      int status = run(plan, source, 1, target, band, 2);
      require(status == 0, "status " + status);
    }
    require(Arrays.equals(expected, Arrays.copyOfRange(target, 2, 8)), Arrays.toString(target));
    require(target[0] == 9 && target[1] == 9, "nothing before the offset is written");
    int tooFar = run(plan, source, 3, target, 0, 1);
    require(HalfpixelLibrary.statusMessage(tooFar).length() > 0 && tooFar == 5, "status " + tooFar);
    HalfpixelLibrary.planDestroy(plan);
    HalfpixelLibrary.planDestroy(0);
  }

  private static int run(
      long plan, byte[] source, long offset, byte[] target, int band, int bands) {
    return HalfpixelLibrary.planRun(
        plan, source, 0, 8, offset, null, target, 0, 8, 2, null, true, band, bands);
  }

  /** A plan that is long enough to be run in slices, in bands that do not divide evenly. */
  private static void slices() {
    Plan plan = Fixtures.meanOfPairs(4000, 1000);
    Tensor source = Fixtures.tensor(plan.source(), Storage.ARRAY);
    Tensor target = Fixtures.tensor(plan.target(), Storage.ARRAY);
    Arrays.fill((float[]) source.array(), 3);
    try (Kernel kernel = new CppJniBackend().prepare(plan)) {
      for (int band = 0; band < 3; band++) {
        kernel.run(source, target, band, 3);
      }
    }
    float[] expected = new float[2000 * 1000];
    Arrays.fill(expected, 3);
    require(Arrays.equals(expected, (float[]) target.array()), "every slice is written");
  }

  /** Bands whose elements do not lie together: through copies, every piece of them is written. */
  private static void planes() {
    Plan plan = Fixtures.meansAsPlanes(400, 100);
    Tensor source = Fixtures.tensor(plan.source(), Storage.ARRAY);
    Tensor target = Fixtures.tensor(plan.target(), Storage.ARRAY_PART);
    Tensor direct = Fixtures.tensor(plan.target(), Storage.DIRECT);
    Fixtures.fill(source);
    try (Kernel kernel = new CppJniBackend().prepare(plan)) {
      for (int band = 0; band < 3; band++) {
        kernel.run(source, target, band, 3);
      }
      kernel.run(source, direct);
    }
    float[] expected = (float[]) direct.copyToArray();
    require(Arrays.equals(expected, (float[]) target.copyToArray()), "every plane is written");
  }

  /** Returns the handle of the same plan. */
  private static long plan() {
    byte[] encoded = PlanEncoder.encode(Fixtures.reverse(DataType.U8, 3, 2));
    long[] handle = new long[1];
    int status = HalfpixelLibrary.planCreate(encoded, encoded.length, 0, handle);
    require(status == 0, "status " + status);
    return handle[0];
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
