package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of sizes; {@link RecordedGeometryTest} has those of torchvision. */
class SizeRuleTest {
  private static Plan plan(int height, int width, int... size) {
    return Resize.builder().size(size).build().plan(Shape.of(3, height, width));
  }

  private static String refusal(Runnable call) {
    return assertThrows(InvalidArgumentException.class, call::run).getMessage();
  }

  @Test
  void theLongerEdgeMayBeLongerThanTheShorterOne() {
    Resize.Builder call = Resize.builder().size(10);
    assertEquals(
        "max_size = 10 must be strictly greater than the requested size for the smaller edge"
            + " size = [10]",
        refusal(() -> call.maxSize(10).build()));
    Plan plan = call.maxSize(11).build().plan(Shape.of(3, 20, 40));
    assertEquals(Shape.of(3, 5, 11), plan.target().shape());
  }

  @ParameterizedTest
  @CsvSource({"6, 4", "3, 8", "3, 4"})
  void oneEdgeOrBothChange(int height, int width) {
    assertEquals(Shape.of(3, height, width), plan(6, 8, height, width).target().shape());
  }

  @Test
  void anImageThatHasItsSizeStaysAsItIs() {
    assertEquals(0, plan(6, 8, 6, 8).steps().size());
  }

  @Test
  void edgesBeyondTheLongestAreRefused() {
    assertEquals(
        "a spatial axis has a length of at most 2^31 - 10, but got 2147483647",
        refusal(() -> plan(1, 1, Integer.MAX_VALUE)));
    assertEquals(
        "an edge has a length of at most 2^31 - 1, but the other one makes it 4294967294",
        refusal(() -> plan(1, 2, Integer.MAX_VALUE)));
  }

  /** The product has 61 bits, of which a binary64 number holds 53. */
  @Test
  void quotientsAreThoseOfExactProducts() {
    int edge = (1 << 30) + 77;
    int longest = Integer.MAX_VALUE - 9;
    SizeRule.Size square = new SizeRule.Size(longest, longest);
    assertEquals(square, new SizeRule(List.of(), longest).of(edge, edge));
    assertEquals(square, new SizeRule(List.of(longest), null).of(edge, edge));
  }
}
