package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configurations as {@code get_config()} of Keras 3.15 and tf-keras writes them. */
class FromConfigTest {
  private static final Map<String, Object> FLOAT32 = policy("DTypePolicy", "float32");

  private static Map<String, Object> policy(String className, String name) {
    return Map.of("module", "keras", "class_name", className, "config", Map.of("name", name));
  }

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static Map<String, Object> config(Object... pairs) {
    Map<String, Object> config = new HashMap<>(Map.of("trainable", true, "dtype", FLOAT32));
    for (int i = 0; i < pairs.length; i += 2) {
      config.put((String) pairs[i], pairs[i + 1]);
    }
    return config;
  }

  @Test
  void upSampling() {
    UpSampling1D one = UpSampling1D.fromConfig(config("name", "up_sampling1d_9", "size", 3));
    assertEquals("<UpSampling1D name=up_sampling1d_9, built=False>", one.toString());
    assertEquals(Shape.of(1, 6, 1), one.plan(Shape.of(1, 2, 1)).target().shape());
    assertEquals(
        Shape.of(1, 4, 1),
        UpSampling1D.fromConfig(Map.of()).plan(Shape.of(1, 2, 1)).target().shape());
    UpSampling3D three =
        UpSampling3D.fromConfig(config("size", List.of(1, 2, 3), "data_format", "channels_first"));
    assertEquals("<UpSampling3D name=up_sampling3d, built=False>", three.toString());
    assertEquals(Shape.of(1, 1, 1, 2, 3), three.plan(Shape.of(1, 1, 1, 1, 1)).target().shape());
    Shape cube = Shape.of(1, 1, 1, 1, 1);
    assertEquals(
        Shape.of(1, 2, 2, 2, 1), UpSampling3D.fromConfig(Map.of()).plan(cube).target().shape());
  }

  @Test
  void upSampling2D() {
    Map<String, Object> config =
        config(
            "name",
            "up",
            "size",
            List.of(2, 3),
            "data_format",
            "channels_last",
            "interpolation",
            "bilinear");
    UpSampling2D layer = UpSampling2D.fromConfig(config);
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 4, 4, 2);
    assertEquals("<UpSampling2D name=up, built=False>", layer.toString());
    assertEquals("up", layer.name());
    assertEquals(
        UpSampling2D.builder().size(2, 3).interpolation("bilinear").build().plan(bytes),
        layer.plan(bytes));
    assertEquals(
        UpSampling2D.builder().size(4).build().plan(bytes),
        UpSampling2D.fromConfig(Map.of("size", 4)).plan(bytes));
  }

  /** The form of {@code model.to_json()}. */
  @Test
  void serialisedLayers() {
    Map<String, Object> layer =
        Map.of("module", "keras.layers", "class_name", "UpSampling2D", "config", config("size", 3));
    assertEquals(
        Shape.of(1, 3, 3, 1),
        UpSampling2D.fromConfig(layer).plan(Shape.of(1, 1, 1, 1)).target().shape());
    refuses(
        "a configuration of UpSampling1D is wanted, but got one of UpSampling2D",
        () -> UpSampling1D.fromConfig(layer));
  }

  /** The policy is a name in Keras 2, an object of it, or one of Keras 3. */
  @Test
  void policies() {
    assertEquals(DataType.F32, UpSampling1D.fromConfig(Map.of()).dtype());
    assertEquals(DataType.F64, UpSampling1D.fromConfig(config("dtype", "float64")).dtype());
    assertEquals(
        DataType.F16,
        UpSampling1D.fromConfig(config("dtype", policy("Policy", "mixed_float16"))).dtype());
    assertEquals(
        DataType.BF16,
        UpSampling1D.fromConfig(config("dtype", policy("DTypePolicy", "mixed_bfloat16"))).dtype());
    refuses(
        "a layer's dtype is float32, float64, float16, bfloat16, mixed_float16 or mixed_bfloat16,"
            + " but got int8_from_float32",
        () -> UpSampling1D.fromConfig(config("dtype", "int8_from_float32")));
  }

  /** A wrong name fails where it does in the version: when the layer is made, or meets a tensor. */
  @Test
  void kerasTwo() {
    Map<String, Object> config =
        Map.of(
            "name", "up", "dtype", "float32", "size", List.of(2, 2), "interpolation", "gaussian");
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 4, 4, 2);
    assertEquals(DataType.F32, UpSampling2D.fromConfig(config, 2).plan(bytes).target().dataType());
    UpSampling2D late = UpSampling2D.fromConfig(config);
    assertThrows(InvalidArgumentException.class, () -> late.plan(bytes));
    Map<String, Object> wrong = Map.of("interpolation", "cubic");
    assertThrows(UnsupportedModeException.class, () -> UpSampling2D.fromConfig(wrong, 2));
  }

  @Test
  void images() {
    Resizing resizing =
        Resizing.fromConfig(
            config(
                "name",
                "resizing_41",
                "data_format",
                "channels_last",
                "height",
                3,
                "width",
                4,
                "interpolation",
                "bicubic",
                "crop_to_aspect_ratio",
                false,
                "pad_to_aspect_ratio",
                true,
                "fill_mode",
                "constant",
                "fill_value",
                7,
                "antialias",
                true));
    TensorSpec bytes = TensorSpec.of(DataType.U8, 9, 5, 2);
    assertEquals("<Resizing name=resizing_41, built=False>", resizing.toString());
    assertEquals(
        Resizing.builder(3, 4)
            .interpolation("bicubic")
            .padToAspectRatio(true)
            .fillValue(7)
            .antialias(true)
            .build()
            .plan(bytes),
        resizing.plan(bytes));
    Map<String, Object> real =
        config("height", 3, "width", 4, "pad_to_aspect_ratio", true, "fill_value", 0.5);
    assertThrows(InvalidArgumentException.class, () -> Resizing.fromConfig(real).plan(bytes));
    CenterCrop crop = CenterCrop.fromConfig(config("height", 2, "width", 3));
    assertEquals(CenterCrop.of(2, 3).plan(bytes), crop.plan(bytes));
  }

  @Test
  void arithmetic() {
    Shape pair = Shape.of(4, 2);
    Map<String, Object> array =
        Map.of(
            "class_name", "__numpy__", "config", Map.of("value", List.of(1.0, 2.0), "dtype", "f"));
    assertEquals(
        Rescaling.builder(1, 2).offset(0.5).build().plan(pair),
        Rescaling.fromConfig(config("scale", array, "offset", 0.5)).plan(pair));
    assertEquals(Rescaling.of(2).plan(pair), Rescaling.fromConfig(config("scale", 2)).plan(pair));
    assertEquals(
        Normalization.builder().mean(1, 2).variance(3, 4).invert(true).build().plan(pair),
        Normalization.fromConfig(
                config(
                    "axis",
                    List.of(-1),
                    "invert",
                    true,
                    "mean",
                    List.of(1.0, 2.0),
                    "variance",
                    List.of(3.0, 4.0)))
            .plan(pair));
    assertEquals(
        Normalization.builder().axis().mean(1).variance(4).build().plan(pair),
        Normalization.fromConfig(config("axis", List.of(), "mean", 1, "variance", 4)).plan(pair));
    assertEquals(
        Normalization.builder().build().plan(pair),
        Normalization.fromConfig(config("axis", null, "mean", null, "variance", null)).plan(pair));
  }

  @Test
  void wrongValuesAreRefused() {
    refuses(
        "Unrecognized keyword arguments passed to UpSampling1D: foo",
        () -> UpSampling1D.fromConfig(config("foo", 1)));
    refuses(
        "UpSampling1D takes an integer as size, but got [1, 2]",
        () -> UpSampling1D.fromConfig(config("size", List.of(1, 2))));
    refuses(
        "UpSampling1D takes integers as size, but got 1.5",
        () -> UpSampling1D.fromConfig(config("size", 1.5)));
    refuses(
        "UpSampling1D takes a number or a list of numbers as size, but got two",
        () -> UpSampling1D.fromConfig(config("size", "two")));
    refuses(
        "UpSampling2D takes a string as interpolation, but got 3",
        () -> UpSampling2D.fromConfig(config("interpolation", 3)));
    refuses(
        "Normalization takes a boolean as invert, but got 0",
        () -> Normalization.fromConfig(config("invert", 0)));
    refuses(
        "CenterCrop takes an integer as height, but got null",
        () -> CenterCrop.fromConfig(config("width", 3)));
    refuses(
        "Rescaling takes a number as scale, but got none",
        () -> Rescaling.fromConfig(config("offset", 3)));
  }
}
