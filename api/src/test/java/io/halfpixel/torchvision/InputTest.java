package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between tensors and images of Pillow. */
class InputTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 6, 8, 3);
  private static final TensorSpec GRAY = TensorSpec.of(DataType.U8, 6, 8);
  private static final TensorSpec TENSOR = TensorSpec.of(DataType.U8, 3, 6, 8);

  private static Resize.Builder pil() {
    return Resize.builder().input(Input.PIL);
  }

  private static void refuses(String message, Runnable call) {
    String thrown = assertThrows(InvalidArgumentException.class, call::run).getMessage();
    assertTrue(thrown.startsWith(message), thrown);
  }

  @Test
  void imagesAreResizedByPillow() {
    for (InterpolationMode mode : InterpolationMode.values()) {
      Plan plan = pil().size(4, 5).interpolation(mode).antialias(false).build().plan(IMAGE);
      boolean nearest =
          mode == InterpolationMode.NEAREST || mode == InterpolationMode.NEAREST_EXACT;
      Resampling filter = nearest ? Resampling.NEAREST : Resampling.valueOf(mode.name());
      assertEquals(io.halfpixel.pillow.Resize.of(5, 4, filter).plan(IMAGE), plan, mode.value());
    }
  }

  /** The shorter edge of 6 x 8 becomes 3; the type and bands decide the mode unless it is said. */
  @Test
  void sizesAreTorchvisionsAndModesPillows() {
    assertEquals(Shape.of(3, 4, 3), pil().size(3).build().plan(IMAGE).target().shape());
    assertEquals(Shape.of(3, 4), pil().size(3).build().plan(GRAY).target().shape());
    TensorSpec four = TensorSpec.of(DataType.U8, 6, 8, 4);
    Plan alpha = pil().size(3).build().plan(four);
    Plan cmyk = pil().size(3).input(Input.pil(ImageMode.CMYK)).build().plan(four);
    assertEquals(alpha.target(), cmyk.target());
    assertFalse(alpha.steps().equals(cmyk.steps()), "only RGBA is multiplied with its opacity");
  }

  @Test
  void modesWithoutAResultForTensorsAreRefusedForThemAlone() {
    Resize.Builder box = Resize.builder().size(4, 4).interpolation(InterpolationMode.BOX);
    assertThrows(UnsupportedModeException.class, box::build);
    Resize.Builder lanczos =
        Resize.builder().size(4).interpolation(InterpolationMode.LANCZOS).antialias(false);
    refuses("InterpolationMode.LANCZOS requires antialias=True", lanczos::build);
    assertEquals(Shape.of(4, 5, 3), lanczos.input(Input.PIL).build().plan(IMAGE).target().shape());
  }

  @Test
  void cropsOfImagesHaveTheSizeAskedFor() {
    Resize keep = Resize.builder().size(2, 2).build();
    // A tensor's rectangle above the image counts its end from below: torchvision's defect.
    ResizedCrop tensor = ResizedCrop.of(-5, 0, 3, 2, keep);
    assertEquals(Shape.of(3, 2, 2), tensor.plan(TENSOR).target().shape());
    ResizedCrop image = ResizedCrop.of(-5, 0, 2, 2, pil().size(2, 2).build());
    assertEquals(Shape.of(2, 2, 3), image.plan(IMAGE).target().shape());
    CenterCrop middle = CenterCrop.of(2, 10).input(Input.PIL);
    assertEquals(Shape.of(2, 10, 3), middle.plan(IMAGE).target().shape());
    assertEquals(Shape.of(2, 10), middle.plan(GRAY).target().shape());
  }

  @Test
  void whatIsNoImageIsRefused() {
    CenterCrop crop = CenterCrop.of(2).input(Input.PIL);
    for (TensorSpec each :
        List.of(
            TensorSpec.of(DataType.U8, 6),
            TensorSpec.of(DataType.U8, 6, 0, 3),
            TensorSpec.of(DataType.U8, 2, 2, 6, 8, 3),
            new TensorSpec(Shape.of(2, 6, 8, 3), DataType.U8, MemoryFormat.CHANNELS_FIRST))) {
      refuses("a PIL image is a CONTIGUOUS tensor", () -> crop.plan(each));
    }
    refuses("an input is a PIL image or a tensor", () -> Input.of("cv2", ""));
    assertEquals("PIL image of mode LAB", Input.of("pil", "LAB").toString());
    assertEquals("tensor", Input.of("tensor_u8", "").toString());
  }
}
