package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.Resizing;
import io.halfpixel.keras.UpSampling2D;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Which element types TensorFlow's calls take, and its words for the others. Every operation has
 * its own list in its messages; some name {@code bfloat16} twice, some in another place.
 */
final class ImageTypesTest {
  private static final String MOST =
      "int8, uint8, int16, uint16, int32, int64, half, float, double, bfloat16";
  private static final String BILINEAR =
      "int8, uint8, int16, uint16, int32, int64, bfloat16, half, float, double, bfloat16";
  private static final String SCALED =
      "int8, uint8, int16, uint16, int32, int64, bfloat16, half, float, double";

  private static final Set<DataType> ALL_BUT_BOOL = EnumSet.complementOf(EnumSet.of(DataType.BOOL));

  private static final Map<Operation<?>, String> LISTS = new LinkedHashMap<>();

  static {
    for (ResizeMethod method : ResizeMethod.values()) {
      String list =
          switch (method) {
            case BILINEAR -> BILINEAR;
            case NEAREST_NEIGHBOR, BICUBIC, AREA -> MOST;
            default -> SCALED;
          };
      LISTS.put(Resize.of(method, 8, 8), list);
      LISTS.put(ResizeWithPad.of(8, 6).method(method), list);
    }
    LISTS.put(
        Resize.builder().size(8, 8).method(ResizeMethod.BICUBIC).antialias(true).build(), SCALED);
    LISTS.put(ResizeImages.builder().size(8, 8).build(), BILINEAR);
    LISTS.put(ResizeImages.builder().size(8, 8).method(ResizeMethod.BICUBIC).build(), MOST);
    LISTS.put(ResizeBilinear.of(8, 8), BILINEAR);
    LISTS.put(ResizeBicubic.of(8, 8), MOST);
    LISTS.put(ResizeArea.of(8, 8), MOST);
    LISTS.put(ResizeNearestNeighbor.of(8, 8), MOST);
    LISTS.put(UpSampling2D.builder().interpolation("bilinear").build(), BILINEAR);
    LISTS.put(UpSampling2D.builder().interpolation("area").build(), MOST);
    LISTS.put(Resizing.builder(8, 8).interpolation("nearest").build(), MOST);
    LISTS.put(ImageResize.builder().size(8, 8).interpolation("lanczos3").build(), SCALED);
  }

  @Test
  void boolIsRefusedInTensorFlowsWords() {
    Map<String, String> wrong = new TreeMap<>();
    LISTS.forEach(
        (call, list) -> {
          String words =
              "Value for attr 'T' of bool is not in the list of allowed values: "
                  + list
                  + ". Cast truth values to uint8 first";
          InvalidArgumentException e =
              assertThrows(
                  InvalidArgumentException.class,
                  () -> call.plan(image(DataType.BOOL)),
                  call::toString);
          if (!e.getMessage().equals(words)) {
            wrong.put(call.toString(), e.getMessage());
          }
        });
    assertEquals(Map.of(), wrong);
  }

  @Test
  void everyOtherTypeIsTaken() {
    for (DataType type : ALL_BUT_BOOL) {
      LISTS.keySet().forEach(call -> call.plan(image(type)));
    }
  }

  @Test
  void croppingAndPaddingTakeTruthValues() {
    TensorSpec image = image(DataType.BOOL);
    assertEquals(DataType.BOOL, ResizeWithCropOrPad.of(8, 3).plan(image).target().dataType());
    assertEquals(DataType.BOOL, CentralCrop.of(0.5).plan(image).target().dataType());
  }

  /** TensorFlow 1 returns images of the new size before any kernel sees them. */
  @Test
  void equalSizesOfTensorFlowOneTakeTruthValues() {
    TensorSpec image = image(DataType.BOOL);
    ResizeImages call = ResizeImages.builder().size(4, 4).build();
    assertEquals(image, call.plan(image).target());
    assertThrows(
        InvalidArgumentException.class, () -> Resize.of(ResizeMethod.BILINEAR, 4, 4).plan(image));
  }

  @Test
  void repetitionOfKerasTakesTruthValues() {
    assertEquals(
        TensorSpec.of(DataType.BOOL, 1, 8, 8, 3),
        UpSampling2D.builder().build().plan(image(DataType.BOOL)).target());
  }

  private static TensorSpec image(DataType type) {
    return TensorSpec.of(type, 1, 4, 4, 3);
  }
}
