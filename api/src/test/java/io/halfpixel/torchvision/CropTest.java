package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rectangles of images, inside, partly outside and outside of them. */
class CropTest {
  private static final double[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static double[] numbers(String words) {
    return Stream.of(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Returns a rectangle of the pixels 1 to 9, resized to the size that it has. */
  private static double[] cropped(
      Input input, int top, int left, int height, int width, int resultHeight) {
    Resize keep = Resize.builder().size(resultHeight, width).input(input).build();
    boolean pil = input.isPil();
    TensorSpec source =
        pil ? TensorSpec.of(DataType.U8, 3, 3) : TensorSpec.of(DataType.U8, 1, 3, 3);
    Plan plan = ResizedCrop.of(top, left, height, width, keep).plan(source);
    return PlanLoops.run(plan, PIXELS);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, 2, 5 6 8 9",
    "0, 1, 3, 1, 2 5 8",
    "-1, -1, 2, 2, 0 0 0 1",
    "2, 2, 2, 2, 9 0 0 0",
    "-1, 1, 5, 1, 0 2 5 8 0",
    "1, -1, 1, 5, 0 4 5 6 0",
    "-2, 0, 2, 3, 0 0 0 0 0 0",
    "0, -3, 3, 3, 0 0 0 0 0 0 0 0 0",
    "3, 0, 1, 2, 0 0",
    "0, 4, 2, 1, 0 0"
  })
  void zerosLieOutside(int top, int left, int height, int width, String expected) {
    for (Input input : new Input[] {Input.TENSOR, Input.PIL}) {
      assertArrayEquals(
          numbers(expected), cropped(input, top, left, height, width, height), input.toString());
    }
  }

  /**
   * Rows -3 and -2 end one above the image. A tensor is then sliced to its last row but one, with
   * the two rows of zeros above: torchvision's defect.
   */
  @Test
  void rectanglesThatEndAboveTheImageAreZerosOfImagesAlone() {
    assertArrayEquals(numbers("0 0 0 0 0 0 1 2 3 4 5 6"), cropped(Input.TENSOR, -3, 0, 2, 3, 4));
    assertArrayEquals(numbers("0 0 0 0 0 0"), cropped(Input.PIL, -3, 0, 2, 3, 2));
  }

  @Test
  void rectanglesHaveAPixelOrMore() {
    Resize one = Resize.builder().size(1, 1).build();
    Plan corner = ResizedCrop.of(2, 0, 1, 1, one).plan(TensorSpec.of(DataType.U8, 1, 3, 3));
    assertArrayEquals(numbers("7"), PlanLoops.run(corner, PIXELS));
    String message = "a crop has a height and a width of at least 1, but got ";
    assertEquals(
        message + "0 x 1",
        assertThrows(InvalidArgumentException.class, () -> ResizedCrop.of(0, 0, 0, 1, one))
            .getMessage());
    assertEquals(
        message + "1 x 0",
        assertThrows(InvalidArgumentException.class, () -> ResizedCrop.of(0, 0, 1, 0, one))
            .getMessage());
  }

  /** The row in the middle of three, with two columns and two channels: planes, then pixels. */
  @Test
  void channelsLieInPlanesOrInPixels() {
    double[] values = numbers("1 2 3 4 5 6 7 8 9 10 11 12");
    CenterCrop middle = CenterCrop.of(1, 2);
    assertArrayEquals(
        numbers("3 4 9 10"),
        PlanLoops.run(middle.plan(TensorSpec.of(DataType.U8, 2, 3, 2)), values));
    TensorSpec last = new TensorSpec(Shape.of(1, 2, 3, 2), DataType.U8, MemoryFormat.CHANNELS_LAST);
    assertArrayEquals(numbers("5 6 7 8"), PlanLoops.run(middle.plan(last), values));
    Plan image = middle.input(Input.PIL).plan(TensorSpec.of(DataType.U8, 3, 2, 2));
    assertArrayEquals(numbers("5 6 7 8"), PlanLoops.run(image, values));
  }
}
