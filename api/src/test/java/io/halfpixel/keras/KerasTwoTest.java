package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link UpSampling2D} of Keras 2. */
class KerasTwoTest {
  private static UpSampling2D.Builder layer(String interpolation) {
    return UpSampling2D.builder().kerasVersion(2).size(2, 3).interpolation(interpolation);
  }

  @ParameterizedTest
  @EnumSource
  void everyInterpolationIsAMethodOfTensorFlow(ResizeMethod method) {
    Resize resize = Resize.of(method, 6, 12);
    for (DataType type : new DataType[] {DataType.F32, DataType.U8}) {
      TensorSpec images = TensorSpec.of(type, 2, 3, 4, 5);
      assertEquals(resize.plan(images), layer(method.frameworkName()).build().plan(images));
    }
  }

  @Test
  void theResultIsFloat32ExceptForNearest() {
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 3, 4, 2);
    assertEquals(DataType.F32, layer("Gaussian").build().plan(bytes).target().dataType());
    assertEquals(DataType.U8, layer("nearest").build().plan(bytes).target().dataType());
    UpSampling2D first = layer("area").dataFormat(DataFormat.CHANNELS_FIRST).build();
    assertEquals(
        TensorSpec.of(DataType.F32, 1, 3, 8, 6),
        first.plan(TensorSpec.of(DataType.U8, 1, 3, 4, 2)).target());
  }

  @Test
  void unknownNamesFailWhenTheLayerIsMade() {
    UnsupportedModeException refused =
        assertThrows(UnsupportedModeException.class, layer("cubic")::build);
    assertEquals(
        "Value not recognized for `interpolation`: cubic. Supported values are: "
            + "dict_keys(['bilinear', 'nearest', 'bicubic', 'area', 'lanczos3', 'lanczos5', "
            + "'gaussian', 'mitchellcubic'])",
        refused.getMessage());
    UpSampling2D later = UpSampling2D.builder().interpolation("gaussian").build();
    assertThrows(InvalidArgumentException.class, () -> later.plan(Shape.of(1, 3, 4, 2)));
  }

  @Test
  void otherVersionsAndBackendsAreRefused() {
    assertThrows(InvalidArgumentException.class, () -> UpSampling2D.builder().kerasVersion(1));
    assertThrows(InvalidArgumentException.class, layer("area").backend(KerasBackend.JAX)::build);
  }

  /** A recorded call says of which Keras it is: tf_keras is Keras 2 beside Keras 3. */
  @ParameterizedTest
  @ValueSource(strings = {"tensorflow 2.12.0 keras 2.12.0", "tensorflow 2.18.0 tf_keras 2.18.0"})
  void recordedCalls(String recordedWith) {
    Map<String, Object> arguments = Map.of("size", List.of(2, 3), "interpolation", "mitchellcubic");
    TensorSpec bytes = TensorSpec.of(DataType.U8, 1, 3, 4, 2);
    BoundCall call =
        bind("keras.layers.UpSampling2D", arguments, Map.of("recorded_with", recordedWith));
    assertEquals(layer("mitchellcubic").build().plan(bytes), call.operation().plan(bytes));
    BoundCall three =
        bind("keras.layers.UpSampling2D", arguments, Map.of("recorded_with", "keras 3.15.0"));
    assertThrows(InvalidArgumentException.class, () -> three.operation().plan(bytes));
    for (String name : List.of("layers.Resizing", "layers.CenterCrop", "ops.image.resize")) {
      Map<String, Object> size = Map.of("height", 2, "width", 3, "size", List.of(2, 3));
      assertThrows(
          UnsupportedCallException.class,
          () -> bind("keras." + name, size, Map.of("recorded_with", recordedWith)));
    }
  }

  private static BoundCall bind(
      String name, Map<String, Object> arguments, Map<String, Object> context) {
    KeywordCall call = Objects.requireNonNull(new KerasFace().calls().get(name));
    return call.bind(new Keywords(arguments), new Keywords(context));
  }
}
