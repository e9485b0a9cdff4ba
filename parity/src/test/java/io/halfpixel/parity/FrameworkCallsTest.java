package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.faces.Faces;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Resample1d;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What recorded arguments become. The results themselves are compared with the frameworks'
 * elsewhere.
 */
final class FrameworkCallsTest {
  private static final String TORCH = "torch.nn.functional.interpolate";
  private static final FrameworkCalls CALLS = new FrameworkCalls(Faces.all());
  private static final Tensor IMAGE = Tensor.of(new float[2 * 3 * 4 * 5], 2, 3, 4, 5);

  private static FrameworkCalls.Replay bind(
      String call, Map<String, ?> args, Map<String, Object> context) {
    KeywordCall found = (KeywordCall) CALLS.find(call);
    return FrameworkCalls.bind(found, new HashMap<>(args), new Keywords(context), IMAGE);
  }

  private static Shape target(String call, Map<String, ?> args) {
    FrameworkCalls.Replay bound = bind(call, args, Map.of());
    return bound.operation().plan(bound.source().spec()).target().shape();
  }

  @Test
  void torch_takes_one_value_or_one_an_axis() {
    assertEquals(Shape.of(2, 3, 6, 6), target(TORCH, Map.of("size", 6)));
    assertEquals(Shape.of(2, 3, 6, 7), target(TORCH, Map.of("size", List.of(6, 7))));
    assertEquals(Shape.of(2, 3, 6, 7), target(TORCH, Map.of("scale_factor", 1.5)));
    assertEquals(Shape.of(2, 3, 8, 2), target(TORCH, Map.of("scale_factor", List.of(2, 0.5))));
    InvalidArgumentException thrown =
        assertThrows(
            InvalidArgumentException.class, () -> target(TORCH, Map.of("size", List.of(6))));
    assertTrue(thrown.getMessage().contains("same number of spatial dimensions"));
  }

  @Test
  void torch_profile_comes_from_the_build() {
    Map<String, Object> args = Map.of("size", List.of(200, 200), "mode", "bilinear");
    assertEquals(
        Accumulation.SEQUENTIAL,
        order(args, Map.of("cpu_capability", "default", "num_threads", 2)));
    assertEquals(
        Accumulation.PAIR_FMA, order(args, Map.of("cpu_capability", "avx2", "num_threads", 2)));
    assertEquals(Accumulation.PAIR_FMA, order(args, Map.of("num_threads", 2)));
  }

  /**
   * With one thread and three channels, PyTorch blends four corners; one thread is what an old
   * record means.
   */
  @Test
  void torch_thread_count_is_one_unless_recorded() {
    FrameworkCalls.Replay one =
        bind(TORCH, Map.of("size", List.of(200, 200), "mode", "bilinear"), Map.of());
    assertTrue(one.operation().plan(one.source().spec()).steps().get(0) instanceof CornerBlend);
  }

  private static Accumulation order(Map<String, Object> args, Map<String, Object> context) {
    FrameworkCalls.Replay bound = bind(TORCH, args, context);
    var step = bound.operation().plan(bound.source().spec()).steps().get(0);
    return ((Resample1d) step).tail();
  }

  @Test
  void memory_format_moves_the_input() {
    FrameworkCalls.Replay bound =
        bind(TORCH, Map.of("size", 6), Map.of("memory_format", "channels_last"));
    assertEquals(MemoryFormat.CHANNELS_LAST, bound.source().spec().memoryFormat());
    assertEquals(IMAGE.shape(), bound.source().shape());
  }

  @Test
  void bfloat16_is_said_by_an_argument() {
    FrameworkCalls.Replay bound = bind(TORCH, Map.of("size", 6, "dtype", "bfloat16"), Map.of());
    assertEquals(TensorSpec.of(DataType.BF16, 2, 3, 4, 5), bound.source().spec());
    unsupported(TORCH, Map.of("size", 6, "dtype", "float64"), Map.of(), "dtype=float64");
  }

  @Test
  void keras_and_tensorflow_sizes() {
    assertEquals(
        Shape.of(2, 6, 8, 5), target("keras.layers.UpSampling2D", Map.of("size", List.of(2, 2))));
    assertEquals(
        Shape.of(2, 3, 8, 10),
        target("keras.layers.UpSampling2D", Map.of("data_format", "channels_first")));
    assertEquals(
        Shape.of(2, 7, 9, 5), target("keras.ops.image.resize", Map.of("size", List.of(7, 9))));
    assertEquals(Shape.of(2, 7, 9, 5), target("tf.image.resize", Map.of("size", List.of(7, 9))));
    assertEquals(
        Shape.of(2, 7, 9, 5), target("tf.raw_ops.ResizeArea", Map.of("size", List.of(7, 9))));
  }

  @Test
  void unknown_is_unsupported_with_the_reason() {
    unsupported(
        "torch.nn.functional.fold",
        Map.of(),
        Map.of(),
        "no face imitates torch.nn.functional.fold");
    unsupported(TORCH, Map.of("size", 6, "colour", 1), Map.of(), "the argument colour");
    unsupported(TORCH, Map.of("size", 6), Map.of("weather", "fine"), "the argument weather");
    unsupported(TORCH, Map.of("size", List.of(6.5, 7)), Map.of(), "size=6.5");
    unsupported(TORCH, Map.of("size", 6, "mode", 3), Map.of(), "mode=3");
    unsupported(TORCH, Map.of("size", 6), Map.of("cpu_capability", "sse9"), "sse9");
    unsupported(TORCH, Map.of("size", 6), Map.of("memory_format", "diagonal"), "diagonal");
    unsupported("keras.layers.UpSampling3D", Map.of(), Map.of("keras_backend", "abacus"), "abacus");
  }

  private static void unsupported(
      String call, Map<String, ?> args, Map<String, Object> context, String reason) {
    UnsupportedCallException thrown =
        assertThrows(UnsupportedCallException.class, () -> bind(call, args, context));
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
  }
}
