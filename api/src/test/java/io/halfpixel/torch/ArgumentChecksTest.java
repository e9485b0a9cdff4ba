package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.UnsupportedModeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTorch's messages, word for word, as release 2.13 raises them, and their order. */
class ArgumentChecksTest {
  private static final Shape LINE = Shape.of(1, 1, 3);
  private static final Shape IMAGE = Shape.of(1, 1, 3, 3);
  private static final Shape VOLUME = Shape.of(1, 1, 3, 3, 3);

  private static Interpolate.Builder sized() {
    return Interpolate.builder().size(4, 4);
  }

  private static void invalid(String message, Interpolate.Builder call, Shape shape) {
    Interpolate operation = call.build();
    var thrown = assertThrows(InvalidArgumentException.class, () -> operation.plan(shape));
    assertEquals(message, thrown.getMessage());
  }

  private static void unsupported(String message, Interpolate.Builder call, Shape shape) {
    Interpolate operation = call.build();
    var thrown = assertThrows(UnsupportedModeException.class, () -> operation.plan(shape));
    assertEquals(message, thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nearest", "nearest-exact", "area"})
  void cornersCannotBeSetForModesWithoutThem(String mode) {
    String message =
        "align_corners option can only be set with the interpolating modes: linear | bilinear | "
            + "bicubic | trilinear";
    invalid(message, sized().mode(mode).alignCorners(false), IMAGE);
    invalid(message, sized().mode(mode).alignCorners(true), IMAGE);
  }

  @Test
  void unsetCornersAreFalseForInterpolatingModes() {
    var unset = sized().mode(Mode.BILINEAR).build().plan(IMAGE);
    assertEquals(unset, sized().mode(Mode.BILINEAR).alignCorners(null).build().plan(IMAGE));
    assertEquals(unset, sized().mode(Mode.BILINEAR).alignCorners(false).build().plan(IMAGE));
  }

  @Test
  void eitherSizeOrScaleIsGiven() {
    invalid("only one of size or scale_factor should be defined", sized().scaleFactor(2), IMAGE);
    invalid("either size or scale_factor should be defined", Interpolate.builder(), IMAGE);
  }

  @Test
  void sizeHasOneNumberForEachAxis() {
    invalid(
        "Input and output must have the same number of spatial dimensions, but got input with "
            + "spatial dimensions of [3, 3] and output size of [4]. Please provide input tensor in "
            + "(N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.",
        Interpolate.builder().size(new long[] {4}),
        IMAGE);
  }

  @Test
  void scaleHasOneNumberForEachAxis() {
    invalid(
        "Input and scale_factor must have the same number of spatial dimensions, but got input "
            + "with spatial dimensions of [3, 3] and scale_factor of shape [2.0, 0.5, 1e-05]. "
            + "Please provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in "
            + "(s1, s2, ...,sK) format.",
        Interpolate.builder().scaleFactor(2, 0.5, 1e-5),
        IMAGE);
  }

  @Test
  void recomputingNeedsAScale() {
    invalid(
        "recompute_scale_factor is not meaningful with an explicit size.",
        sized().recomputeScaleFactor(true),
        IMAGE);
  }

  @Test
  void antialiasingIsForFiltersOfRankFour() {
    String message =
        "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a "
            + "4-D tensor as input";
    invalid(message, sized().antialias(true), IMAGE);
    invalid(message, sized().mode("unheard-of").antialias(true), IMAGE);
    var linear = Interpolate.builder().size(4).mode(Mode.LINEAR).antialias(true);
    invalid(message, linear, LINE);
    invalid(message, Interpolate.builder().size(4).mode(Mode.BICUBIC).antialias(true), VOLUME);
  }

  @ParameterizedTest
  @CsvSource({
    "3, bilinear, 4",
    "3, trilinear, 5",
    "4, linear, 3",
    "4, trilinear, 5",
    "5, linear, 3",
    "5, bilinear, 4"
  })
  void linearModesNameTheRankTheyNeed(int rank, String mode, int needed) {
    Shape shape = rank == 3 ? LINE : rank == 4 ? IMAGE : VOLUME;
    unsupported(
        "Got " + rank + "D input, but " + mode + " mode needs " + needed + "D input",
        Interpolate.builder().scaleFactor(2).mode(mode),
        shape);
  }

  @ParameterizedTest
  @CsvSource({"2, nearest", "3, bicubic", "5, bicubic", "6, trilinear", "4, cubic", "0, linear"})
  void otherRanksAndModesAreUnsupported(int rank, String mode) {
    long[] lengths = new long[rank];
    java.util.Arrays.fill(lengths, 3);
    unsupported(
        "Input Error: Only 3D, 4D and 5D input Tensors supported (got "
            + rank
            + "D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | "
            + "area | nearest-exact (got "
            + mode
            + ")",
        Interpolate.builder().scaleFactor(2).mode(mode),
        Shape.of(lengths));
  }

  @Test
  void lanczosOnlyAntialiases() {
    var lanczos = sized().mode(Mode.LANCZOS);
    invalid("Lanczos mode requires antialias=True", lanczos, IMAGE);
    lanczos.alignCorners(true);
    invalid("Lanczos mode does not support align_corners=True", lanczos, IMAGE);
    invalid("Lanczos mode does not support align_corners=True", lanczos.antialias(true), IMAGE);
  }

  @Test
  void everyLengthIsPositive() {
    String start = "Input and output sizes should be greater than 0, but got input ";
    invalid(start + "(H: 3, W: 3) output (H: 0, W: 4)", Interpolate.builder().size(0, 4), IMAGE);
    invalid(start + "(H: 3, W: 3) output (H: 4, W: -1)", Interpolate.builder().size(4, -1), IMAGE);
    invalid(
        start + "(H: 3, W: 3) output (H: 0, W: 0)", Interpolate.builder().scaleFactor(0.1), IMAGE);
    invalid(
        start + "(H: 3, W: 3) output (H: -6, W: -6)", Interpolate.builder().scaleFactor(-2), IMAGE);
    invalid(start + "(H: 0, W: 3) output (H: 4, W: 4)", sized(), Shape.of(1, 1, 0, 3));
    invalid(start + "(W: 3) and output (W: 0)", Interpolate.builder().size(0), LINE);
    invalid(
        start + "(D: 5, H: 2, W: 9) output (D: 5, H: 0, W: 4)",
        Interpolate.builder().mode(Mode.NEAREST_EXACT).scaleFactor(1, 1 / 3.0, 0.5),
        Shape.of(1, 3, 5, 2, 9));
  }

  @Test
  void channelsAreNotEmptyButTheBatchMayBe() {
    invalid(
        "Non-empty 4D data tensor expected but got a tensor with sizes [1, 0, 3, 3]",
        sized(),
        Shape.of(1, 0, 3, 3));
    invalid(
        "Non-empty 3D data tensor expected but got a tensor with sizes [1, 0, 3]",
        Interpolate.builder().size(4).mode(Mode.LINEAR),
        Shape.of(1, 0, 3));
    invalid(
        "Non-empty 5D data tensor expected but got a tensor with sizes [1, 0, 3, 3, 3]",
        Interpolate.builder().size(4, 4, 4).mode(Mode.TRILINEAR),
        Shape.of(1, 0, 3, 3, 3));
    for (Mode mode : new Mode[] {Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC}) {
      var plan = sized().mode(mode).build().plan(Shape.of(0, 2, 3, 3));
      assertEquals(Shape.of(0, 2, 4, 4), plan.target().shape());
    }
    var lanczos = Interpolate.builder().size(4, 1).mode(Mode.LANCZOS).antialias(true).build();
    assertDoesNotThrow(() -> lanczos.plan(Shape.of(0, 2, 3, 3)));
  }

  private static double scale(Interpolate.Builder call, Shape shape) {
    return ArgumentChecks.check(call.build().arguments(), shape).axes().get(1).scale();
  }

  /** Coordinates follow a scale unless it is recomputed; those of mode area always are. */
  @Test
  void recomputedScalesAreForgotten() {
    var scaled = Interpolate.builder().scaleFactor(2, 1.7).mode(Mode.BILINEAR);
    assertEquals(1.7, scale(scaled, IMAGE));
    assertEquals(0, scale(scaled.recomputeScaleFactor(true), IMAGE));
    assertEquals(0, scale(Interpolate.builder().scaleFactor(2, 1.7).mode(Mode.AREA), IMAGE));
    assertEquals(0, scale(sized().mode(Mode.BILINEAR), IMAGE));
  }

  /** A scale that is recomputed becomes a size in Python, another one in C++. */
  @Test
  void scalesThatAreNoNumbers() {
    var none = Interpolate.builder().scaleFactor(Double.NaN);
    invalid(
        "value cannot be converted to type int64_t without overflow: an axis of length 3 times "
            + "scale_factor nan",
        none.mode(Mode.NEAREST),
        IMAGE);
    invalid("cannot convert float NaN to integer", none.mode(Mode.AREA), IMAGE);
    invalid(
        "cannot convert float NaN to integer",
        none.mode(Mode.NEAREST).recomputeScaleFactor(true),
        IMAGE);
  }

  @Test
  void checksKeepPyTorchsOrder() {
    var everythingWrong =
        Interpolate.builder()
            .size(1, 2, 3)
            .scaleFactor(2)
            .recomputeScaleFactor(true)
            .antialias(true)
            .alignCorners(true);
    invalid(
        "align_corners option can only be set with the interpolating modes: linear | bilinear | "
            + "bicubic | trilinear",
        everythingWrong,
        IMAGE);
    invalid(
        "only one of size or scale_factor should be defined",
        everythingWrong.mode("unheard-of"),
        IMAGE);
    var sizeWrong =
        Interpolate.builder()
            .size(new long[] {4})
            .recomputeScaleFactor(true)
            .antialias(true)
            .mode("unheard-of");
    Interpolate operation = sizeWrong.build();
    var thrown = assertThrows(InvalidArgumentException.class, () -> operation.plan(IMAGE));
    assertEquals("Input and output must", thrown.getMessage().substring(0, 21));
    invalid(
        "recompute_scale_factor is not meaningful with an explicit size.",
        sizeWrong.size(4),
        IMAGE);
    invalid(
        "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a "
            + "4-D tensor as input",
        sizeWrong.recomputeScaleFactor(false),
        IMAGE);
  }

  @Test
  void sizesBeyondAnyTensorAreRejectedBeforeTheirTablesAreComputed() {
    invalid(
        "a tensor holds at most 2^31 - 1 elements, but the result [1, 1, 2147483647, 3] has "
            + "6442450941",
        Interpolate.builder().size(Integer.MAX_VALUE, 3).mode(Mode.BICUBIC),
        IMAGE);
    invalid(
        "the shape [1, 1, 9223372036854775807, 9223372036854775807] has more than 2^63 - 1"
            + " elements",
        Interpolate.builder().size(Long.MAX_VALUE),
        IMAGE);
    invalid(
        "a tensor holds at most 2^31 - 1 elements, but the result [1, 1, 30000000000, 3] has "
            + "90000000000",
        Interpolate.builder().scaleFactor(1e10, 1),
        Shape.of(0, 1, 3, 3));
  }
}
