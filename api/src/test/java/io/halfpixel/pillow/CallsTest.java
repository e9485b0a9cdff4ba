package io.halfpixel.pillow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Keywords;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls are written, and what follows from the mode and the version. */
class CallsTest {
  private static final TensorSpec RGB = TensorSpec.of(DataType.U8, 50, 60, 3);

  @Test
  void textsAreThoseOfPython() {
    assertEquals("Image.resize((3, 4))", Resize.builder().size(3, 4).build().toString());
    assertEquals(
        "Image.resize((3, 4), resample=Resampling.BOX, box=(0.5, 0, 3, 4), reducing_gap=2.0)",
        Resize.builder()
            .size(3, 4)
            .resample(Resampling.BOX)
            .box(0.5, 0, 3, 4)
            .reducingGap(2)
            .build()
            .toString());
    assertEquals(
        "Image.reduce((2, 3), box=(0, 1, 5, 6))",
        Reduce.builder().factor(2, 3).box(0, 1, 5, 6).build().toString());
    assertEquals(
        "Image.thumbnail((5, 6), resample=Resampling.BICUBIC, reducing_gap=2.0)",
        Thumbnail.of(5, 6).toString());
    assertEquals(
        "ImageOps.pad(image, (5, 6), method=Resampling.BICUBIC, color=(1, 2, 3), centering=(0.5,"
            + " 0.5))",
        Pad.builder().size(5, 6).color(1, 2, 3).build().toString());
    assertEquals(
        "ImageOps.contain(image, (5, 6), method=Resampling.BICUBIC)", Contain.of(5, 6).toString());
    assertEquals(
        "ImageOps.cover(image, (5, 6), method=Resampling.BICUBIC)", Cover.of(5, 6).toString());
    assertEquals(
        "ImageOps.fit(image, (5, 6), method=Resampling.BOX, bleed=0.25, centering=(0.5, 1.0))",
        Fit.builder()
            .size(5, 6)
            .method(Resampling.BOX)
            .bleed(0.25)
            .centering(0.5, 1)
            .build()
            .toString());
  }

  @ParameterizedTest
  @CsvSource({"'', None", "7, 7", "1 2 3, '(1, 2, 3)'"})
  void coloursAsPythonWritesThem(String numbers, String text) {
    double[] colour =
        Stream.of(numbers.split(" "))
            .filter(number -> !number.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    String call = Pad.builder().size(5, 6).color(colour).build().toString();
    assertTrue(call.contains(", color=" + text + ", "), call);
  }

  @Test
  void modesHaveTheNamesOfPillow() {
    assertEquals("I;16", ImageMode.I16.frameworkName());
    for (ImageMode mode : ImageMode.values()) {
      assertEquals(mode, ImageMode.of(mode.frameworkName()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9.0.0, PILLOW_10",
    "10.4.0, PILLOW_10",
    "11.0.0, PILLOW_12_2",
    "11.3.0, PILLOW_12_2",
    "12.2.0, PILLOW_12_2",
    "12.3.0, PILLOW_12_3"
  })
  void releases(String release, PillowVersion version) {
    assertEquals(version, PillowVersion.of(release));
  }

  @Test
  void anImageOfTheSizeIsCopied() {
    assertEquals(List.of(), Resize.builder().size(60, 50).build().plan(RGB).steps());
    assertEquals(List.of(), Thumbnail.of(60, 50).plan(RGB).steps());
    assertEquals(List.of(), Reduce.of(1, 1).plan(RGB).steps());
  }

  @Test
  void aBoxOnPixelsThatHasTheSizeIsACrop() {
    Plan plan = Resize.builder().size(4, 3).box(5, 6, 9, 9).build().plan(RGB);
    assertEquals(1, plan.steps().size());
    Gather gather = (Gather) plan.steps().get(0);
    assertEquals(6, gather.axes().get(0).index(0));
    assertEquals(5, gather.axes().get(1).index(0));
  }

  @Test
  void palettesAndTwoColoursAreNeverFiltered() {
    for (ImageMode mode : List.of(ImageMode.P, ImageMode.BILEVEL)) {
      Plan plan =
          Resize.builder()
              .size(4, 3)
              .resample(Resampling.LANCZOS)
              .mode(mode)
              .build()
              .plan(TensorSpec.of(DataType.U8, 20, 30));
      assertEquals(1, plan.steps().stream().filter(Gather.class::isInstance).count());
      assertEquals(1, plan.steps().size());
    }
  }

  /** Without a reducing gap there is one filter pass an axis; with one it is ignored. */
  @Test
  void coloursAreMultipliedWithTheirOpacityWhileTheyAreFiltered() {
    TensorSpec rgba = TensorSpec.of(DataType.U8, 50, 60, 4);
    Resize.Builder call = Resize.builder().size(6, 5);
    Plan plan = call.build().plan(rgba);
    assertEquals(
        List.of(Alpha.class, FixedPoint1d.class, FixedPoint1d.class, Alpha.class),
        plan.steps().stream().map(Object::getClass).toList());
    assertEquals(plan, call.reducingGap(2).build().plan(rgba));
    Plan copied = call.resample(Resampling.NEAREST).build().plan(rgba);
    assertEquals(1, copied.steps().size());
    Plan premultiplied = call.mode(ImageMode.RGBA_PREMULTIPLIED).build().plan(rgba);
    assertEquals(1, premultiplied.steps().size());
  }

  @Test
  void tallImagesAreResizedVerticallyFirstSince123() {
    TensorSpec tall = TensorSpec.of(DataType.U8, 301, 3);
    Resize.Builder call = Resize.builder().size(2, 100);
    assertEquals(301, first(call.build().plan(tall)).pass().inputLength());
    assertEquals(
        3, first(call.version(PillowVersion.PILLOW_12_2).build().plan(tall)).pass().inputLength());
    TensorSpec lower = TensorSpec.of(DataType.U8, 300, 3);
    assertEquals(3, first(Resize.builder().size(2, 100).build().plan(lower)).pass().inputLength());
  }

  private static FixedPoint1d first(Plan plan) {
    Step step = plan.steps().get(0);
    return (FixedPoint1d) step;
  }

  @Test
  void theReducingGapOfAThumbnailMayBeNone() {
    TensorSpec gray = TensorSpec.of(DataType.U8, 400, 400);
    Keywords absent = new Keywords(Map.of("size", List.of(20, 20)));
    HashMap<String, Object> none = new HashMap<>();
    none.put("size", List.of(20, 20));
    none.put("reducing_gap", null);
    Plan two = PillowCalls.thumbnail(absent, new Keywords(Map.of())).operation().plan(gray);
    Keywords given = new Keywords(none);
    Plan without = PillowCalls.thumbnail(given, new Keywords(Map.of())).operation().plan(gray);
    given.requireAllRead();
    assertNotEquals(two, without);
    assertEquals(two, Thumbnail.of(20, 20).plan(gray));
    assertEquals(without, Thumbnail.builder().size(20, 20).withoutReducingGap().build().plan(gray));
  }

  @Test
  void theReleaseOfARecordDecides() {
    Map<String, Object> args = Map.of("size", List.of(2, 100));
    Map<String, Object> context = Map.of("mode", "L", "recorded_with", "Pillow 11.3.0");
    TensorSpec tall = TensorSpec.of(DataType.U8, 301, 3);
    assertEquals(
        Resize.builder().size(2, 100).version(PillowVersion.PILLOW_12_2).build().plan(tall),
        PillowCalls.resize(new Keywords(args), new Keywords(context)).operation().plan(tall));
  }
}
