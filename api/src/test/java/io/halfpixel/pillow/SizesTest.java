package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Recorded;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static ImageOperation<?> call(String name, int width, int height) {
    return switch (name) {
      case "thumbnail" -> Thumbnail.of(width, height);
      case "contain" -> Contain.of(width, height);
      default -> Cover.of(width, height);
    };
  }

  @Test
  void sizesAreThoseOfPillow() {
    List<String[]> rows = Recorded.rows(SizesTest.class, "sizes.csv");
    assertTrue(rows.size() > 100);
    for (String[] row : rows) {
      int[] numbers = new int[6];
      for (int i = 0; i < 6; i++) {
        numbers[i] = Integer.parseInt(row[1 + i]);
      }
      TensorSpec image = TensorSpec.of(DataType.U8, numbers[1], numbers[0]);
      Shape result = call(row[0], numbers[2], numbers[3]).plan(image).target().shape();
      assertEquals(Shape.of(numbers[5], numbers[4]), result, String.join(",", row));
    }
  }

  @Test
  void fitAndPadGiveTheSizeInAnyLayout() {
    for (long[] shape : new long[][] {{30, 40}, {30, 40, 3}, {2, 30, 40, 3}}) {
      TensorSpec image = TensorSpec.of(DataType.U8, shape);
      long[] expected = shape.clone();
      int top = shape.length == 4 ? 1 : 0;
      expected[top] = 17;
      expected[top + 1] = 25;
      assertEquals(Shape.of(expected), Fit.of(25, 17).plan(image).target().shape());
      assertEquals(Shape.of(expected), Pad.of(25, 17).plan(image).target().shape());
    }
  }
}
