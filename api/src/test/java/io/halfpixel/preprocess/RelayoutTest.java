package io.halfpixel.preprocess;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a face plans for one layout, done to an image of the other one. All axes of the images are
 * three long, so that each could be taken for the channels.
 */
class RelayoutTest {
  private static final TapTable PAIRS =
      TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {1, 2, 3, 4});
  private static final FixedPoint1d.Terms EXACT = FixedPoint1d.Terms.EXACT;
  private static final LookupTable TABLE = LookupTable.of(new double[256]);

  private static Draft image(Layout layout) {
    return Draft.of(TensorSpec.of(U8, 3, 3, 3), layout);
  }

  private static Layout other(Layout layout) {
    return layout == Layout.PLANES ? Layout.INTERLEAVED : Layout.PLANES;
  }

  /** Returns the plan of an image whose stage is planned by a face that knows only a layout. */
  private static Plan planned(Draft image, Layout known, Stage stage) {
    return image
        .then(known, spec -> stage.apply(Draft.of(spec, known)).plan(), AffineMap.IDENTITY)
        .plan();
  }

  /** Returns a stage that gives an axis two pixels by a sum along it. */
  private static Stage sums(int axis, DataType type, Function<Pass, Step> sum) {
    return image -> {
      Size size = axis == 0 ? new Size(2, image.width()) : new Size(image.height(), 2);
      Step step = sum.apply(image.spatial().pass(axis, 2));
      return image.resized(size, type, List.of(step), AffineMap.IDENTITY);
    };
  }

  private static Step integers(Pass pass, int bodyInner) {
    return new FixedPoint1d(pass, PAIRS, EXACT, 0, 3, bodyInner, U8, U8);
  }

  private static Step floats(Pass pass, int bodyInner) {
    Accumulation body = Accumulation.SEQUENTIAL;
    return new Resample1d(pass, PAIRS, bodyInner, body, body, U8, F32, F32);
  }

  /** Returns a stage that multiplies [outer][numbers.length][inner]. */
  private static Stage product(Function<Draft, Pass> pass, float... numbers) {
    Operation operation = Operation.float32(Operator.MULTIPLY, numbers);
    return image -> {
      long outer = pass.apply(image).outer();
      long inner = pass.apply(image).inner();
      return image.elements(
          F32, new ChannelArithmetic(outer, numbers.length, inner, List.of(operation), U8, F32));
    };
  }

  private static Stage lookup(int mapped) {
    return image -> image.elements(F32, new Lookup(9, 3, mapped, U8, F32, TABLE));
  }

  private static Draft limited(Draft image) {
    Draft floats = Stages.cast(F32).apply(image);
    return floats.elements(F32, new Clamp(27, F32, 1, 9));
  }

  private static Arguments stage(String name, Stage stage) {
    return Arguments.of(name, stage);
  }

  static Stream<Arguments> ofPixels() {
    return Stream.of(
        stage("a crop", Stages.crop(0, 1, 2, 2)),
        stage("borders", Stages.pad(1, 0, 2, 1, 9)),
        stage("integers along columns", sums(0, U8, pass -> integers(pass, 0))),
        stage("integers along rows", sums(1, U8, pass -> integers(pass, 0))),
        stage("numbers along columns", sums(0, F32, pass -> floats(pass, 0))),
        stage("numbers along rows", sums(1, F32, pass -> floats(pass, 0))),
        stage("a number for each channel", Stages.normalize(new double[] {1, 2, 3}, of(4))),
        stage("a limit", RelayoutTest::limited),
        stage("a table for all channels", lookup(3)));
  }

  private static double[] of(double value) {
    return new double[] {value};
  }

  /** As if the face knew the layout of the image. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ofPixels")
  void whatIsDoneToPixelsIsDoneWhereTheyLie(String name, Stage stage) {
    for (Layout layout : Layout.values()) {
      Plan plan = planned(image(layout), other(layout), stage);
      assertEquals(stage.apply(image(layout)).plan(), plan, name);
    }
  }

  static Stream<Arguments> ofPlaces() {
    return Stream.of(
        stage("channels in another order", Stages.flipChannels()),
        stage("rows as columns", Stages.orient(Orientation.TRANSPOSED)),
        stage("a number for all", product(image -> new Pass(1, 1, 1, 27), 2)),
        stage("a number for each of all", product(image -> new Pass(27, 1, 1, 1), 2)),
        stage("a number for each row", product(image -> image.spatial().pass(0, 3), 2, 3, 4)),
        stage("a number for each column", product(image -> image.spatial().pass(1, 3), 2, 3, 4)),
        stage("integers that depend on their place", sums(0, U8, pass -> integers(pass, 1))),
        stage("numbers that depend on their place", sums(0, F32, pass -> floats(pass, 1))),
        stage("a table for two channels of three", lookup(2)));
  }

  /** The image is brought into the layout of the face, and back. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ofPlaces")
  void whatDependsOnPlacesIsDoneInTheLayoutOfTheFace(String name, Stage stage) {
    for (Layout layout : Layout.values()) {
      List<Step> steps = planned(image(layout), other(layout), stage).steps();
      List<Step> expected = stage.apply(image(other(layout))).plan().steps();
      int last = steps.size() - 1;
      assertEquals(expected.size() + 2, steps.size(), name);
      assertInstanceOf(Permute.class, steps.get(0), name);
      assertEquals(expected, steps.subList(1, last), name);
      assertInstanceOf(Permute.class, steps.get(last), name);
    }
  }
}
