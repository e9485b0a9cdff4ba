package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.opencv.Resize;
import io.halfpixel.opencv.Version;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random resizes, computed by OpenCV and by Halfpixel, in every bit. */
final class OpenCvConformanceTest {
  private static final OpenCvPeer OPENCV = new OpenCvPeer(3);

  /** The length of the vectors of SSE3, the baseline of this build and of the x86-64 wheels. */
  private static final int VECTOR_BITS = 128;

  @Test
  void resizes_have_the_bits_of_opencv() {
    Tally tally = new Tally("OpenCV " + OPENCV.version());
    Cases.compare("opencv", tally, OpenCvConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    OpenCvCase c = OpenCvCase.draw(random);
    Tensor image = Values.draw(c.source(), random);
    Plan plan = Comparison.plan(() -> halfpixel(c).plan(c.source()));
    Tensor expected = opencv(c, image);
    Supplier<String> description = () -> c + Cases.hint(seed);
    if (Comparison.bothRefuse(expected, plan, description)) {
      return Outcome.BOTH_REFUSE;
    }
    Comparison.assertSameBits(expected, plan, image, description);
    return Outcome.EQUAL;
  }

  private static Resize halfpixel(OpenCvCase c) {
    return c.call()
        .halfpixel()
        .version(Version.of(OPENCV.version()))
        .vectorBits(VECTOR_BITS)
        .build();
  }

  private static @Nullable Tensor opencv(OpenCvCase c, Tensor image) {
    try (PeerCall call = OPENCV.resize(c.call(), image)) {
      return Comparison.refuses(call) ? null : call.result();
    }
  }

  /**
   * What the profile says of this build: no vectors wider than SSE3's by themselves, and no IPP.
   */
  @Test
  void the_build_is_that_of_the_profile() {
    String build = OPENCV.buildInformation();
    String baseline =
        build.lines().filter(line -> line.contains("Baseline:")).findFirst().orElseThrow();
    assertEquals("SSE SSE2 SSE3", baseline.substring(baseline.indexOf(':') + 1).strip());
    assertFalse(build.contains("Intel IPP"), build);
  }

  @Test
  void a_mean_of_four_pixels_is_opencvs() {
    OpenCvCall call = new OpenCvCall(1, 1, 0, 0, Interpolation.AREA);
    Tensor image = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    try (PeerCall mean = OPENCV.resize(call, image)) {
      mean.run();
      assertEquals(2.5f, ((float[]) mean.result().array())[0]);
    }
  }

  /** The comparison would notice sums in another order. */
  @Test
  void a_build_without_vectors_is_found_different() {
    OpenCvCall call = new OpenCvCall(40, 40, 0, 0, Interpolation.LANCZOS4);
    OpenCvCase c = new OpenCvCase(call, TensorSpec.of(DataType.F32, 17, 19, 3));
    Tensor image = Values.draw(c.source(), new Randoms(1));
    Tensor expected = opencv(c, image);
    assertNotNull(expected);
    Plan other = call.halfpixel().vectorBits(0).build().plan(c.source());
    assertNotNull(Comparison.difference(expected, other, image));
  }

  @Test
  void what_opencv_asserts_passes_through() {
    OpenCvCall call = new OpenCvCall(0, 0, 0, 0, Interpolation.LINEAR);
    try (PeerCall wrong = OPENCV.resize(call, Tensor.of(new float[4], 2, 2))) {
      assertTrue(Comparison.refuses(wrong));
    }
  }
}
