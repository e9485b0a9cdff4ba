package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.measure.Spread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the guard calls slower, over builds that take as long as a test says. */
class GuardTest {
  private static final Cell CELL = Guard.cells(true).get(0);
  private static final Spread BASE = new Spread(95, 100, 105);

  private final List<String> order = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** A build whose calls take these times, one virtual machine after another; then the last. */
  private Duel.Side side(String name, double... micros) {
    Deque<Double> left = new ArrayDeque<>();
    for (double each : micros) {
      left.add(each);
    }
    return cell -> {
      order.add(name);
      double time = left.size() > 1 ? left.remove() : left.element();
      return Map.of("jvm", List.of(time, time), "memcpy", List.of(1.0));
    };
  }

  private int run(Duel.Side base, Duel.Side head) throws InterruptedException {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Guard(new Duel(base, head, 1, Set.of("jvm", "cpp-jni")), out).run(List.of(CELL));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyWhatIsOutsideTheSpreadIsNoteworthy() {
    assertTrue(new Ratio(BASE, new Spread(110, 115, 120)).isSlower());
    assertTrue(new Ratio(BASE, new Spread(70, 80, 90)).isFaster());
    assertFalse(new Ratio(BASE, new Spread(100, 115, 130)).isSlower(), "quartiles overlap");
    assertFalse(new Ratio(BASE, new Spread(105.5, 104, 106)).isSlower(), "4 percent");
    assertFalse(new Ratio(BASE, new Spread(90, 80, 100)).isFaster(), "quartiles overlap");
    assertFalse(new Ratio(BASE, new Spread(110, 115, 120)).isFaster());
  }

  @Test
  void aLossThatTwoRerunsConfirmIsOne() throws InterruptedException {
    assertEquals(Guard.LOSS, run(side("base", 100), side("head", 120)));
    assertEquals(6, order.size(), "the run over all cells, and two reruns");
    assertTrue(output().contains("slower (confirmed), alone 1.20x, 1.20x"), output());
    assertTrue(output().contains("slower (confirmed): " + CELL.name() + " jvm"), output());
  }

  @Test
  void aLossThatTheFirstRerunDoesNotShowIsNone() throws InterruptedException {
    assertEquals(Guard.NO_LOSS, run(side("base", 100), side("head", 120, 101)));
    assertEquals(4, order.size(), "a second rerun could not confirm it either");
    assertTrue(output().contains("not confirmed, alone 1.01x"), output());
    assertTrue(output().contains("slower (confirmed): none"), output());
  }

  @Test
  void aLossThatTheSecondRerunDoesNotShowIsNone() throws InterruptedException {
    assertEquals(Guard.NO_LOSS, run(side("base", 100), side("head", 120, 120, 101)));
    assertEquals(6, order.size());
    assertTrue(output().contains("not confirmed, alone 1.20x, 1.01x"), output());
  }

  @Test
  void whatIsNotSlowerIsNotRunAgain() throws InterruptedException {
    assertEquals(Guard.NO_LOSS, run(side("base", 100), side("head", 50)));
    assertEquals(List.of("base", "head"), order);
    assertTrue(output().contains("0.50x  faster"), output());
  }

  /** Otherwise the one that comes second would always meet the warmer, or slower, machine. */
  @Test
  void theBuildsTakeTurnsInBeingFirst() throws InterruptedException {
    assertEquals(Guard.LOSS, run(side("base", 100), side("head", 120)));
    assertEquals(List.of("base", "head", "head", "base", "base", "head"), order);
  }

  @Test
  void rerunsAreCountedForEachBackendAlone() throws IOException, InterruptedException {
    List<Map<String, List<Double>>> heads =
        List.of(
            Map.of("jvm", List.of(120.0), "cpp-jni", List.of(100.0)),
            Map.of("jvm", List.of(120.0), "cpp-jni", List.of(120.0)),
            Map.of("jvm", List.of(120.0), "cpp-jni", List.of(120.0)));
    ArrayDeque<Map<String, List<Double>>> left = new ArrayDeque<>(heads);
    Duel duel =
        new Duel(
            cell -> Map.of("jvm", List.of(100.0), "cpp-jni", List.of(100.0)),
            cell -> left.remove(),
            1,
            Set.of("jvm", "cpp-jni"));
    for (Finding finding : duel.compare(CELL)) {
      assertEquals(finding.backend().equals("jvm"), finding.isConfirmedLoss(), finding.line());
    }
    assertTrue(left.isEmpty());
  }

  @Test
  void aCellThatOneBuildCannotMeasureIsNotPassedOver() throws InterruptedException {
    Duel.Side broken =
        cell -> {
          throw new IOException("no cell " + cell.name());
        };
    assertEquals(Guard.INCOMPLETE, run(broken, side("head", 100)));
    assertTrue(output().contains("NOT COMPARED: no cell " + CELL.name()), output());
  }

  @Test
  void aBackendThatOneBuildLacksIsNotPassedOver() throws InterruptedException {
    Duel.Side more = cell -> Map.of("jvm", List.of(100.0), "cpp-jni", List.of(10.0));
    assertEquals(Guard.INCOMPLETE, run(more, side("head", 100)));
    assertTrue(
        output()
            .contains(
                "the commit can run [cpp-jni, jvm] of the backends [cpp-jni, jvm], this tree [jvm]"),
        output());
    assertEquals(Guard.INCOMPLETE, run(cell -> Map.of(), cell -> Map.of()));
  }

  @Test
  void theMeanOfRatiosIsGeometric() {
    Ratio twice = new Ratio(BASE, new Spread(190, 200, 210));
    Ratio half = new Ratio(new Spread(190, 200, 210), BASE);
    List<Finding> findings =
        List.of(
            new Finding("a", "jvm", twice, List.of()), new Finding("b", "jvm", half, List.of()));
    assertEquals(1, Finding.mean(findings), 1e-12);
  }

  @Test
  void aDozenCellsAndHalfOfThem() {
    assertEquals(12, new HashSet<>(Guard.cells(false)).size());
    assertEquals(Guard.cells(false).subList(0, 6), Guard.cells(true));
  }
}
