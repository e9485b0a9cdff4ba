package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Recorded;
import io.halfpixel.Shape;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.Arrays;
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

  private static Shape shape(String height, String width) {
    return Shape.of(1, Long.parseLong(height), Long.parseLong(width));
  }

  private static Plan plan(String call, int[] arguments, Shape image) {
    if (call.equals("center_crop")) {
      return CenterCrop.of(arguments[0], arguments[1]).plan(image);
    }
    io.halfpixel.torchvision.Pad.Mode mode =
        io.halfpixel.torchvision.Pad.Mode.of(call.split(" ")[1]);
    return io.halfpixel.torchvision.Pad.of(arguments).mode(mode).plan(image);
  }

  /** Runs a plan of copies alone. */
  private static int[] run(Plan plan, int[] pixels) {
    for (Step step : plan.steps()) {
      if (step instanceof Gather gather) {
        pixels = gathered(gather, pixels);
      } else if (step instanceof Pad pad) {
        pixels = padded(pad, pixels);
      } else {
        throw new AssertionError("moves no pixels: " + step);
      }
    }
    return pixels;
  }

  private static int[] gathered(Gather step, int[] from) {
    int rest = (int) step.inner();
    for (int axis = step.axes().size() - 1; axis >= 0; axis--) {
      IndexTable table = step.axes().get(axis);
      int inner = rest;
      int[] indices = table.indices();
      int[] source = from;
      from =
          IntStream.range(0, source.length / table.inputLength() * indices.length)
              .map(
                  i -> {
                    int index = indices[i / inner % indices.length];
                    int block = i / inner / indices.length;
                    return source[(block * table.inputLength() + index) * inner + i % inner];
                  })
              .toArray();
      rest *= indices.length;
    }
    return from;
  }

  private static int[] padded(Pad step, int[] from) {
    Pass pass = step.pass();
    int inner = (int) pass.inner();
    int[] to = new int[(int) pass.outputElements()];
    Arrays.fill(to, (int) step.value());
    for (int i = 0; i < from.length; i++) {
      int block = i / inner / pass.inputLength();
      int place = i / inner % pass.inputLength() + step.before();
      to[(block * pass.outputLength() + place) * inner + i % inner] = from[i];
    }
    return to;
  }

  @Test
  void pixelsGoWhereTorchvisionMovesThem() {
    List<String[]> rows = rows("moves.csv");
    assertEquals(36, rows.size());
    for (String[] row : rows) {
      String text = String.join(",", row);
      Plan plan = plan(row[0], numbers(row[1]), shape(row[2], row[3]));
      assertEquals(shape(row[4], row[5]), plan.target().shape(), text);
      int[] image = IntStream.rangeClosed(1, (int) plan.source().elements()).toArray();
      assertArrayEquals(numbers(row[6]), run(plan, image), text);
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
