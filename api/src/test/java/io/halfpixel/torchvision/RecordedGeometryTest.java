package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Recorded;
import io.halfpixel.Shape;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where pixels go in crops and borders, and the sizes of resized images: recorded results. */
class RecordedGeometryTest {
  private static List<String[]> rows(String file) {
    return Recorded.rows(RecordedGeometryTest.class, file);
  }

  private static int[] numbers(String cell) {
    return Stream.of(cell.split(" "))
        .filter(word -> !word.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static float[] floats(IntStream integers) {
    int[] values = integers.toArray();
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }

  private static Shape shape(String height, String width) {
    return Shape.of(1, Long.parseLong(height), Long.parseLong(width));
  }

  private static Plan plan(String call, int[] arguments, Shape image) {
    if (call.equals("center_crop")) {
      return CenterCrop.of(arguments[0], arguments[1]).plan(image);
    }
    Pad.Mode mode = Pad.Mode.of(call.split(" ")[1]);
    return Pad.of(arguments).mode(mode).plan(image);
  }

  @Test
  void pixelsGoWhereTorchvisionMovesThem() {
    List<String[]> rows = rows("moves.csv");
    assertEquals(36, rows.size());
    for (String[] row : rows) {
      String text = String.join(",", row);
      Plan plan = plan(row[0], numbers(row[1]), shape(row[2], row[3]));
      assertEquals(shape(row[4], row[5]), plan.target().shape(), text);
      float[] image = floats(IntStream.rangeClosed(1, (int) plan.source().elements()));
      assertArrayEquals(
          floats(IntStream.of(numbers(row[6]))), PlanLoops.runFloats(plan, image), text);
    }
  }

  @Test
  void sizesAreThoseOfTorchvision() {
    List<String[]> rows = rows("sizes.csv");
    assertEquals(78, rows.size());
    for (String[] row : rows) {
      Resize.Builder resize = Resize.builder().size(numbers(row[0]));
      if (!row[1].isEmpty()) {
        resize.maxSize(Integer.parseInt(row[1]));
      }
      assertEquals(
          shape(row[4], row[5]),
          resize.build().plan(shape(row[2], row[3])).target().shape(),
          String.join(",", row));
    }
  }
}
