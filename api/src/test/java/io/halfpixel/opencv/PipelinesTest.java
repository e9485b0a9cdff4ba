package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Step;
import io.halfpixel.preprocess.AffineMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes, maps and refusals; the pixels are compared with OpenCV's as golden vectors. */
class PipelinesTest {
  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 1080, 1920, 3);
  private static final Map<String, Object> NO_CONTEXT = Map.of();

  private static Shape shape(Operation<?> operation, TensorSpec source) {
    return operation.plan(source).target().shape();
  }

  private static void refuses(String message, Operation<?> operation, TensorSpec source) {
    String thrown =
        assertThrows(InvalidArgumentException.class, () -> operation.plan(source)).getMessage();
    assertTrue(thrown.contains(message), thrown);
  }

  /** 1920 x 1080 into 640 x 640: 640 x 360, 140 rows above and below. */
  @Test
  void aLetterboxKeepsTheShapeOfTheImage() {
    Letterbox letterbox = Letterbox.of(640, 640);
    assertEquals(Shape.of(640, 640, 3), shape(letterbox, PHOTO));
    assertEquals(
        Shape.of(2, 640, 640, 3), shape(letterbox, TensorSpec.of(DataType.U8, 2, 9, 5, 3)));
    assertEquals(Shape.of(384, 640, 3), shape(letterbox.auto(true), PHOTO));
    assertEquals(Shape.of(360, 640, 3), shape(letterbox.auto(true).stride(8), PHOTO));
    assertEquals(Shape.of(640, 640, 3), shape(letterbox.scaleFill(true), PHOTO));
    assertEquals(Shape.of(1, 3, 640, 640), shape(LetterboxBlob.of(letterbox), PHOTO));
    assertEquals(
        Shape.of(2, 3, 640, 640),
        shape(LetterboxBlob.of(letterbox), TensorSpec.of(DataType.U8, 2, 9, 5, 3)));
  }

  /** Of a rest of 1 or 3, half a pixel more goes to the right and below. */
  @ParameterizedTest
  @CsvSource({"5, 8, 0, 1", "8, 5, 1, 0", "7, 8, 0, 0", "8, 7, 0, 0", "8, 8, 0, 0"})
  void anOddRestIsLargerAtTheEnd(int rows, int columns, int left, int top) {
    TensorSpec image = TensorSpec.of(DataType.U8, rows, columns, 3);
    Letterbox letterbox = Letterbox.of(8, 8);
    assertEquals(Shape.of(8, 8, 3), shape(letterbox, image));
    assertEquals(new AffineMap(1, 0, -left, 0, 1, -top), letterbox.toSource(image));
    assertEquals(Shape.of(8, 8, 3), shape(letterbox.center(false), image));
  }

  @Test
  void letterboxesAndImagesHaveAtLeastOnePixel() {
    TensorSpec image = TensorSpec.of(DataType.U8, 4, 4, 3);
    assertEquals(Shape.of(1, 1, 3), shape(Letterbox.of(1, 1), image));
    assertEquals(Shape.of(4, 4, 3), shape(Letterbox.of(4, 4), TensorSpec.of(DataType.U8, 1, 4, 3)));
    assertEquals(Shape.of(4, 4, 3), shape(Letterbox.of(4, 4), TensorSpec.of(DataType.U8, 4, 1, 3)));
    for (int[] size : List.of(new int[] {0, 5}, new int[] {5, 0})) {
      assertEquals(
          "a letterbox has at least one row and column, but got " + size[0] + " x " + size[1],
          assertThrows(InvalidArgumentException.class, () -> Letterbox.of(size[0], size[1]))
              .getMessage());
    }
    refuses("an image has pixels", Letterbox.of(4, 4), TensorSpec.of(DataType.U8, 100, 0, 3));
  }

  @Test
  void boxesComeBackToTheImage() {
    Letterbox letterbox = Letterbox.of(640, 640);
    assertEquals(new AffineMap(3, 0, 0, 0, 3, -420), letterbox.toSource(PHOTO));
    assertEquals(
        new AffineMap.Box(30, 60, 300, 600),
        LetterboxBlob.of(letterbox).toSource(PHOTO).box(10, 160, 100, 340));
    assertEquals(new AffineMap(3, 0, 0, 0, 3, 0), letterbox.center(false).toSource(PHOTO));
    TensorSpec small = TensorSpec.of(DataType.U8, 100, 200, 3);
    assertEquals(new AffineMap(1, 0, -220, 0, 1, -270), letterbox.scaleup(false).toSource(small));
    assertEquals(
        new AffineMap(1 / 3.2, 0, 0, 0, 1 / 6.4, 0), letterbox.scaleFill(true).toSource(small));
  }

  @Test
  void aLetterboxRefusesWhatHasNoPixels() {
    assertThrows(InvalidArgumentException.class, () -> Letterbox.of(0, 5));
    assertThrows(InvalidArgumentException.class, () -> Letterbox.of(5, 5).stride(0));
    assertThrows(InvalidArgumentException.class, () -> Letterbox.of(5, 5).color());
    refuses("no pixel is left", Letterbox.of(4, 4), TensorSpec.of(DataType.U8, 1, 100, 3));
    refuses("an image has pixels", Letterbox.of(4, 4), TensorSpec.of(DataType.U8, 0, 100, 3));
    refuses(
        "uint8 images with three",
        LetterboxBlob.of(Letterbox.of(4, 4)),
        TensorSpec.of(DataType.U8, 4, 5));
    refuses(
        "uint8 images with three",
        LetterboxBlob.of(Letterbox.of(4, 4)),
        TensorSpec.of(DataType.F32, 4, 5, 3));
    assertEquals(
        "Letterbox 4 x 5, RGB planes / 255", LetterboxBlob.of(Letterbox.of(4, 5)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false, 1 3 1080 1920",
    "224, 224, false, 1 3 224 224",
    "224, 100, true, 1 3 100 224",
    "100, 224, true, 1 3 224 100"
  })
  void aBlobHasPlanes(int width, int height, boolean crop, String expected) {
    BlobFromImage blob =
        BlobFromImage.builder().size(width, height).crop(crop).swapRB(true).build();
    assertEquals(expected, shape(blob, PHOTO).toString().replaceAll("[\\[\\],]", ""));
  }

  @Test
  void aBlobOfOtherImages() {
    BlobFromImage blob = BlobFromImage.builder().size(4, 5).mean(1, 2).build();
    assertEquals(Shape.of(1, 1, 5, 4), shape(blob, TensorSpec.of(DataType.F32, 7, 9)));
    assertEquals(Shape.of(6, 4, 5, 4), shape(blob, TensorSpec.of(DataType.U16, 6, 7, 9, 4)));
    refuses("one, three or four channels", blob, TensorSpec.of(DataType.U8, 7, 9, 2));
    refuses("but got int32", blob, TensorSpec.of(DataType.I32, 7, 9, 3));
    BlobFromImage bytes = BlobFromImage.builder().ddepth(DataType.U8).build();
    assertEquals(DataType.U8, bytes.plan(PHOTO).target().dataType());
    refuses("made of uint8 images, but got float32", bytes, TensorSpec.of(DataType.F32, 7, 9, 3));
    assertEquals(
        "cv2.dnn.blobFromImage(image, 1.0, (4, 5), [1.0, 2.0], swapRB=false, crop=false)",
        blob.toString());
  }

  /** Where one side is right already, the other one is resized as ever. */
  @ParameterizedTest
  @CsvSource({"8, 3", "4, 6"})
  void aBlobIsResizedWhereOneSideDiffers(int width, int height) {
    TensorSpec image = TensorSpec.of(DataType.U8, 6, 8, 3);
    List<Step> resized = Resize.builder().dsize(width, height).build().plan(image).steps();
    List<Step> steps = BlobFromImage.builder().size(width, height).build().plan(image).steps();
    assertEquals(resized, steps.subList(0, resized.size()));
  }

  /** 6 x 8 pixels become 3 x 4, 6 x 8 or 4 x 5, of which the middle is taken. */
  @ParameterizedTest
  @CsvSource({"1, 3", "4, 1", "8, 5", "5, 2"})
  void aCropHasAtLeastOnePixel(int width, int height) {
    BlobFromImage blob = BlobFromImage.builder().size(width, height).crop(true).build();
    assertEquals(Shape.of(1, 3, height, width), shape(blob, TensorSpec.of(DataType.U8, 6, 8, 3)));
  }

  @ParameterizedTest
  @CsvSource({"-3, 3, -3 x 3", "0, 3, 0 x 3", "4, 0, 4 x 0", "4, -1, 4 x -1"})
  void aCropWithoutPixelsIsRefused(int width, int height, String given) {
    refuses(
        "a crop has pixels of the resized image, 4 x 3, but got " + given,
        BlobFromImage.builder().size(width, height).crop(true).build(),
        TensorSpec.of(DataType.U8, 6, 8, 3));
  }

  @Test
  void aScalarHasOneToFourNumbers() {
    TensorSpec image = TensorSpec.of(DataType.U8, 6, 8, 4);
    for (double[] mean : List.of(new double[] {1}, new double[] {1, 2, 3, 4})) {
      assertEquals(Shape.of(1, 4, 6, 8), shape(BlobFromImage.builder().mean(mean).build(), image));
    }
    for (double[] wrong : List.of(new double[0], new double[] {1, 2, 3, 4, 5})) {
      String message = "a scalar of OpenCV has one to four numbers, but got " + wrong.length;
      assertEquals(
          message,
          assertThrows(InvalidArgumentException.class, () -> BlobFromImage.builder().mean(wrong))
              .getMessage());
      CopyMakeBorder border = CopyMakeBorder.of(1, 1, 1, 1, BorderType.CONSTANT);
      assertEquals(
          message,
          assertThrows(InvalidArgumentException.class, () -> border.value(wrong)).getMessage());
    }
  }

  @Test
  void aBlobOfBytesHasNeitherFactorNorMean() {
    BlobFromImage.Builder bytes = BlobFromImage.builder().ddepth(DataType.U8);
    bytes.scalefactor(2);
    assertThrows(InvalidArgumentException.class, bytes::build);
    bytes.scalefactor(1).mean(0, 1);
    assertThrows(InvalidArgumentException.class, bytes::build);
    assertThrows(InvalidArgumentException.class, () -> bytes.ddepth(DataType.F64));
    assertThrows(InvalidArgumentException.class, bytes::mean);
  }

  @Test
  void bordersHaveNames() {
    assertEquals(BorderType.WRAP, BorderType.of("BORDER_WRAP"));
    assertEquals(BorderType.REFLECT_101, BorderType.of("BORDER_DEFAULT"));
    assertEquals(BorderType.REFLECT_101, BorderType.of("BORDER_REFLECT101"));
    assertThrows(InvalidArgumentException.class, () -> BorderType.of("BORDER_TRANSPARENT"));
  }

  @Test
  void bordersGrowTheImage() {
    TensorSpec image = TensorSpec.of(DataType.F32, 2, 3, 3);
    for (BorderType type : BorderType.values()) {
      assertEquals(Shape.of(5, 10, 3), shape(CopyMakeBorder.of(1, 2, 3, 4, type), image));
      assertEquals(List.of(), CopyMakeBorder.of(0, 0, 0, 0, type).plan(image).steps());
    }
    CopyMakeBorder border = CopyMakeBorder.of(1, 0, 0, 0, BorderType.CONSTANT);
    assertThrows(UnsupportedModeException.class, () -> border.value(1, 2).plan(image));
    refuses("more than four channels", border.value(7), TensorSpec.of(DataType.U8, 2, 3, 5));
    refuses("an image has pixels", border, TensorSpec.of(DataType.U8, 0, 3, 5));
    assertEquals(
        Shape.of(3, 3, 5), shape(border.value(7, 7, 7, 7), TensorSpec.of(DataType.U8, 2, 3, 5)));
    assertThrows(
        InvalidArgumentException.class, () -> CopyMakeBorder.of(0, -1, 0, 0, BorderType.WRAP));
    assertTrue(border.toString().startsWith("cv2.copyMakeBorder(src, 1, 0, 0, 0, cv2.BORDER_"));
  }

  /** Two images of 3 x 2 pixels, a row above and a column on the right. */
  @Test
  void everyChannelHasABorderOfItsOwnValue() {
    double[] pixels = new double[24];
    Arrays.setAll(pixels, at -> 100 + at);
    double[] bordered =
        PlanLoops.run(
            CopyMakeBorder.of(1, 0, 0, 1, BorderType.CONSTANT)
                .value(1, 2)
                .plan(TensorSpec.of(DataType.U8, 2, 3, 2, 2)),
            pixels);
    int next = 0;
    for (int at = 0; at < 48; at += 2) {
      boolean border = at / 6 % 4 == 0 || at / 2 % 3 == 2;
      assertEquals(border ? 1 : pixels[next++], bordered[at]);
      assertEquals(border ? 2 : pixels[next++], bordered[at + 1]);
    }
    assertEquals(48, bordered.length);
  }

  /** As in OpenCV: a scalar of fewer numbers goes on with zeros. */
  @ParameterizedTest
  @CsvSource({"7, 7 0 0 0", "1 2, 1 2 0 0", "1 2 3 4, 1 2 3 4", "5 5 5 5, 5 5 5 5"})
  void channelsWithoutAValueAreZero(String value, String border) {
    double[] numbers = Arrays.stream(value.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] bordered =
        PlanLoops.run(
            CopyMakeBorder.of(0, 0, 1, 0, BorderType.CONSTANT)
                .value(numbers)
                .plan(TensorSpec.of(DataType.U8, 1, 1, 4)),
            9,
            8,
            7,
            6);
    assertArrayEquals(
        Arrays.stream((border + " 9 8 7 6").split(" ")).mapToDouble(Double::parseDouble).toArray(),
        bordered);
  }

  @Test
  void keywordsThatNoFaceTakes() {
    Keywords context = new Keywords(NO_CONTEXT);
    assertThrows(
        UnsupportedCallException.class,
        () -> OpenCvCalls.blobFromImage(new Keywords(Map.of("ddepth", "CV_64F")), context));
    assertThrows(
        UnsupportedCallException.class,
        () -> OpenCvCalls.letterbox(new Keywords(Map.of("new_shape", 640)), context));
    assertEquals(
        "Letterbox 640 x 640",
        OpenCvCalls.letterbox(new Keywords(Map.of()), context).operation().toString());
  }
}
