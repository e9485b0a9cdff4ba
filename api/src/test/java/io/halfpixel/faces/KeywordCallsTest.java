package io.halfpixel.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.keras.Normalization;
import io.halfpixel.keras.Rescaling;
import io.halfpixel.keras.Resizing;
import io.halfpixel.keras.UpSampling1D;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.keras.UpSampling3D;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import io.halfpixel.torch.TorchBuild;
import io.halfpixel.torch.Upsample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls by keywords have the plans of the same calls made with builders. */
final class KeywordCallsTest {
  private static final String INTERPOLATE = "torch.nn.functional.interpolate";
  private static final TensorSpec PLANES = TensorSpec.of(DataType.F32, 1, 4, 5, 6);
  private static final TensorSpec PIXELS = TensorSpec.of(DataType.F32, 1, 5, 6, 3);
  private static final Map<String, ?> NONE = Map.of();

  private static BoundCall bound(String name, Map<String, ?> args, Map<String, ?> context) {
    Keywords keywords = new Keywords(args);
    Keywords made = new Keywords(context);
    BoundCall call =
        Faces.all().stream()
            .filter(face -> face.calls().containsKey(name))
            .findFirst()
            .orElseThrow()
            .calls()
            .get(name)
            .bind(keywords, made);
    keywords.requireAllRead();
    made.requireAllRead();
    return call;
  }

  private static void same(
      Operation<?> expected,
      TensorSpec source,
      String name,
      Map<String, ?> args,
      Map<String, ?> context) {
    Operation<?> found = bound(name, args, context).operation();
    assertEquals(expected.plan(source), found.plan(source), () -> name + args + context);
  }

  @Test
  void torchSizesAndScales() {
    TensorSpec line = TensorSpec.of(DataType.F32, 1, 2, 5);
    same(Interpolate.builder().size(7).build(), line, INTERPOLATE, Map.of("size", 7), NONE);
    same(
        Interpolate.builder().size(7, 3).build(),
        PLANES,
        INTERPOLATE,
        Map.of("size", List.of(7, 3)),
        NONE);
    same(
        Interpolate.builder().scaleFactor(1.7).mode(Mode.BILINEAR).build(),
        PLANES,
        INTERPOLATE,
        Map.of("scale_factor", 1.7, "mode", "bilinear"),
        NONE);
    same(
        Interpolate.builder().scaleFactor(1.7, 0.6).mode(Mode.BILINEAR).build(),
        PLANES,
        INTERPOLATE,
        Map.of("scale_factor", List.of(1.7, 0.6), "mode", "bilinear"),
        NONE);
  }

  @Test
  void torchOptions() {
    Map<String, Object> args = Map.of("size", List.of(7, 3), "mode", "bicubic");
    Interpolate.Builder bicubic = Interpolate.builder().size(7, 3).mode(Mode.BICUBIC);
    Map<String, Object> aligned = new HashMap<>(args);
    aligned.put("align_corners", true);
    same(bicubic.alignCorners(true).build(), PLANES, INTERPOLATE, aligned, NONE);
    Map<String, Object> smooth = new HashMap<>(args);
    smooth.put("antialias", true);
    Interpolate.Builder antialiased = Interpolate.builder().size(7, 3).mode(Mode.BICUBIC);
    same(antialiased.antialias(true).build(), PLANES, INTERPOLATE, smooth, NONE);
    same(
        Interpolate.builder()
            .scaleFactor(1.7)
            .mode(Mode.BILINEAR)
            .recomputeScaleFactor(true)
            .build(),
        PLANES,
        INTERPOLATE,
        Map.of("scale_factor", 1.7, "mode", "bilinear", "recompute_scale_factor", true),
        NONE);
  }

  /** The number of threads, the build and its capability change the order of sums. */
  @Test
  void torchContext() {
    TensorSpec image = TensorSpec.of(DataType.F32, 1, 1, 300, 300);
    Map<String, Object> mean = Map.of("size", List.of(1, 1), "mode", "area");
    same(
        Interpolate.builder().size(1, 1).mode(Mode.AREA).numThreads(2).build(),
        image,
        INTERPOLATE,
        mean,
        Map.of("num_threads", 2));
    same(
        Upsample.builder().size(200, 200).mode(Mode.BILINEAR).numThreads(2).build(),
        TensorSpec.of(DataType.F32, 1, 3, 90, 90),
        "torch.nn.Upsample",
        Map.of("size", List.of(200, 200), "mode", "bilinear"),
        Map.of("num_threads", 2));
    Map<String, Object> cubic = Map.of("size", List.of(7, 3), "mode", "bicubic");
    for (String capability : List.of("avx2", "default")) {
      same(
          Interpolate.builder()
              .size(7, 3)
              .mode(Mode.BICUBIC)
              .imitate(TorchBuild.of("1.13", capability))
              .build(),
          PLANES,
          INTERPOLATE,
          cubic,
          Map.of("recorded_with", "torch 1.13.1", "cpu_capability", capability));
      same(
          Interpolate.builder()
              .size(7, 3)
              .mode(Mode.BILINEAR)
              .imitate(TorchBuild.of("2.13", capability))
              .build()
              .gradient(Shape.of(1, 4, 5, 6)),
          TensorSpec.of(DataType.F32, 1, 4, 7, 3),
          INTERPOLATE + ".backward",
          Map.of("size", List.of(7, 3), "mode", "bilinear", "input_shape", List.of(1, 4, 5, 6)),
          Map.of(
              "recorded_with",
              capability.equals("avx2") ? "torch 2.13 AVX2" : "torch 2.13 DEFAULT"));
    }
    Map<String, String> last = Map.of("memory_format", "channels_last");
    assertEquals(MemoryFormat.CHANNELS_LAST, bound(INTERPOLATE, cubic, last).source());
    assertEquals(MemoryFormat.CONTIGUOUS, bound(INTERPOLATE, cubic, NONE).source());
    assertThrows(
        UnsupportedCallException.class,
        () -> bound(INTERPOLATE, cubic, Map.of("memory_format", "blocked")));
    assertThrows(
        UnsupportedCallException.class,
        () -> bound(INTERPOLATE, cubic, Map.of("recorded_with", "torch 0.1")));
  }

  @Test
  void torchModules() {
    Map<String, Object> size = Map.of("size", List.of(7, 3));
    Interpolate.Builder builder = Interpolate.builder().size(7, 3);
    String module = "torch.nn.Upsampling";
    same(builder.build(), PLANES, module + "Nearest2d", size, NONE);
    same(
        builder.mode(Mode.BILINEAR).alignCorners(true).build(),
        PLANES,
        module + "Bilinear2d",
        size,
        NONE);
    same(PixelShuffle.of(2), PLANES, "torch.nn.PixelShuffle", Map.of("upscale_factor", 2), NONE);
    TensorSpec even = TensorSpec.of(DataType.F32, 1, 3, 4, 6);
    same(
        PixelUnshuffle.of(2),
        even,
        "torch.nn.functional.pixel_unshuffle",
        Map.of("downscale_factor", 2),
        NONE);
  }

  @Test
  void kerasUpSampling() {
    String layer = "keras.layers.UpSampling";
    TensorSpec line = TensorSpec.of(DataType.F32, 1, 5, 3);
    TensorSpec volume = TensorSpec.of(DataType.F32, 1, 2, 3, 4, 3);
    same(UpSampling1D.builder().size(3).build(), line, layer + "1D", Map.of("size", 3), NONE);
    same(UpSampling1D.builder().build(), line, layer + "1D", NONE, NONE);
    same(UpSampling2D.builder().size(3).build(), PIXELS, layer + "2D", Map.of("size", 3), NONE);
    same(UpSampling2D.builder().build(), PIXELS, layer + "2D", NONE, NONE);
    same(
        UpSampling2D.builder().size(3, 2).interpolation("bilinear").build(),
        PIXELS,
        layer + "2D",
        Map.of("size", List.of(3, 2), "interpolation", "bilinear"),
        NONE);
    same(UpSampling3D.builder().size(3).build(), volume, layer + "3D", Map.of("size", 3), NONE);
    same(UpSampling3D.builder().build(), volume, layer + "3D", NONE, NONE);
    same(
        UpSampling3D.builder().size(3, 2, 1).build(),
        volume,
        layer + "3D",
        Map.of("size", List.of(3, 2, 1)),
        NONE);
  }

  @Test
  void kerasFillValues() {
    Map<String, Object> args = new HashMap<>();
    args.put("size", List.of(8, 4));
    args.put("pad_to_aspect_ratio", true);
    String resize = "keras.ops.image.resize";
    ImageResize.Builder padded = ImageResize.builder().size(8, 4).padToAspectRatio(true);
    Map<String, Object> layer = new HashMap<>();
    layer.put("height", 8);
    layer.put("width", 4);
    layer.put("pad_to_aspect_ratio", true);
    Resizing.Builder resizing = Resizing.builder(8, 4).padToAspectRatio(true);
    same(padded.build(), PIXELS, resize, args, NONE);
    args.put("fill_value", 0.5);
    layer.put("fill_value", 0.5);
    same(padded.fillValue(0.5).build(), PIXELS, resize, args, NONE);
    same(resizing.fillValue(0.5).build(), PIXELS, "keras.layers.Resizing", layer, NONE);
    // TensorFlow takes no fraction beside integers, so here the type of the number counts.
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 5, 6, 3);
    args.put("fill_value", 7);
    layer.put("fill_value", 7);
    same(padded.fillValue(7).build(), bytes, resize, args, NONE);
    same(resizing.fillValue(7).build(), bytes, "keras.layers.Resizing", layer, NONE);
  }

  @Test
  void kerasPreprocessing() {
    String rescaling = "keras.layers.Rescaling";
    same(Rescaling.of(0.5), PIXELS, rescaling, Map.of("scale", 0.5), NONE);
    same(Rescaling.of(0.5, -1), PIXELS, rescaling, Map.of("scale", 0.5, "offset", -1), NONE);
    String normalization = "keras.layers.Normalization";
    double[] means = {1, 2, 3};
    double[] variances = {4, 5, 6};
    Map<String, Object> args = new HashMap<>();
    args.put("mean", List.of(1, 2, 3));
    args.put("variance", List.of(4, 5, 6));
    Normalization.Builder builder = Normalization.builder().mean(means).variance(variances);
    same(builder.build(), PIXELS, normalization, args, NONE);
    args.put("axis", -1);
    same(builder.axis(-1).build(), PIXELS, normalization, args, NONE);
    Map<String, Object> whole = new HashMap<>(Map.of("mean", 0.5, "variance", 4.0));
    whole.put("axis", null);
    same(
        Normalization.builder().axis().mean(0.5).variance(4).build(),
        PIXELS,
        normalization,
        whole,
        NONE);
  }

  /** Of layers, Keras has gradients on TensorFlow alone; of the call, on others too. */
  @Test
  void kerasGradients() {
    Map<String, Object> size = Map.of("size", List.of(8, 4), "input_shape", List.of(1, 5, 6, 3));
    TensorSpec gradient = TensorSpec.of(DataType.F32, 1, 8, 4, 3);
    String resize = "keras.ops.image.resize.backward";
    same(ImageResize.builder().size(8, 4).build().gradient(PIXELS), gradient, resize, size, NONE);
    Map<String, Object> twice = Map.of("size", 2, "input_shape", List.of(1, 5, 6, 3));
    String layer = "keras.layers.UpSampling2D.backward";
    same(
        UpSampling2D.of(2, 2).gradient(PIXELS),
        TensorSpec.of(DataType.F32, 1, 10, 12, 3),
        layer,
        twice,
        NONE);
    for (String name : List.of("jax", "torch", "numpy", "mxnet")) {
      assertThrows(
          UnsupportedCallException.class, () -> bound(layer, twice, Map.of("keras_backend", name)));
    }
    Map<String, Object> forward = Map.of("size", List.of(8, 4));
    for (KerasBackend backend : KerasBackend.values()) {
      same(
          ImageResize.builder().size(8, 4).backend(backend).build(),
          PIXELS,
          "keras.ops.image.resize",
          forward,
          Map.of("keras_backend", backend.toString()));
    }
  }
}
