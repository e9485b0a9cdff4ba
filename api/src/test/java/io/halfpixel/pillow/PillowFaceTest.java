package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pillow chosen by name, and called in words that all frameworks share. */
class PillowFaceTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 7, 10, 3);
  private static final PillowFace FACE = new PillowFace();

  private static Imitation imitation() {
    assertEquals(1, FACE.imitations().size());
    return FACE.imitations().get(0);
  }

  private static Request size(String mode, Integer... lengths) {
    return new Request(mode, OptionalDouble.empty(), List.of(lengths), false, false);
  }

  @Test
  void names() {
    assertEquals("Pillow", FACE.name());
    assertEquals("pillow", imitation().id());
    assertFalse(imitation().channelsFirst());
    assertEquals(
        Set.of(
            "PIL.Image.resize",
            "PIL.Image.reduce",
            "PIL.Image.thumbnail",
            "PIL.ImageOps.contain",
            "PIL.ImageOps.cover",
            "PIL.ImageOps.fit",
            "PIL.ImageOps.pad"),
        FACE.calls().keySet());
  }

  /** Where an image is enlarged, BOX copies pixels as NEAREST does. */
  @Test
  void enlargements() {
    assertEquals(
        List.of(
            "pillow NEAREST",
            "pillow BILINEAR",
            "pillow HAMMING",
            "pillow BICUBIC",
            "pillow LANCZOS"),
        FACE.enlargements().stream().map(Enlargement::id).toList());
  }

  @Test
  void modesMayBeWrittenInLowerCase() {
    assertEquals(
        List.of(
            "NEAREST",
            "LANCZOS",
            "BILINEAR",
            "BICUBIC",
            "BOX",
            "HAMMING",
            "nearest",
            "lanczos",
            "bilinear",
            "bicubic",
            "box",
            "hamming"),
        imitation().modes());
    assertEquals(
        Resize.of(5, 6, Resampling.HAMMING).plan(IMAGE),
        imitation().operation(size("hamming", 6, 5), IMAGE).plan(IMAGE));
  }

  @Test
  void imagesAreHeightWidthBands() {
    Request request = size("box", 6, 5);
    assertEquals(List.of(), imitation().spatialAxes(request, 1));
    assertEquals(List.of(0, 1), imitation().spatialAxes(request, 2));
    assertEquals(List.of(0, 1), imitation().spatialAxes(request, 3));
    assertEquals(List.of(1, 2), imitation().spatialAxes(request, 4));
    assertEquals(List.of(), imitation().spatialAxes(request, 5));
  }

  @Test
  void scalesBecomeSizes() {
    Request twice = new Request("box", OptionalDouble.of(2), List.of(), false, false);
    assertEquals(
        Shape.of(14, 20, 3), imitation().operation(twice, IMAGE).plan(IMAGE).target().shape());
  }

  @Test
  void refusals() {
    Request aligned = new Request("box", OptionalDouble.of(2), List.of(), false, true);
    RefusedRequestException refused =
        assertThrows(RefusedRequestException.class, () -> imitation().operation(aligned, IMAGE));
    assertEquals(RefusedRequestException.Part.ALIGN_CORNERS, refused.part());
    assertEquals("Image.resize has no such argument", refused.getMessage());
    InvalidArgumentException wrong =
        assertThrows(
            InvalidArgumentException.class,
            () -> imitation().operation(size("box", 6, 5, 3), IMAGE));
    assertEquals("Image.resize takes a width and a height, but got 3 lengths", wrong.getMessage());
  }

  @Test
  void whereItLooks() {
    assertEquals(
        Optional.of(CoordinateRule.CENTRE), imitation().coordinates(size("nearest", 6, 5)));
    assertEquals(
        Optional.of(CoordinateRule.HALF_PIXEL), imitation().coordinates(size("LANCZOS", 6, 5)));
  }
}
