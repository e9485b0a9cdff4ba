package io.halfpixel.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown and numbers. */
class TableTest {
  @Test
  void columnsOfNothingAreLeftOut() {
    Table table = new Table(List.of("cell", "nobody", "us", "faster"));
    table.row(List.of("", "", "1", "somebody"));
    table.row(List.of("b", "", "", "another"));
    assertEquals(
        """
        | cell | us | faster |
        |---|---:|---|
        |  | 1 | somebody |
        | b |  | another |
        """,
        table.toString());
  }

  @Test
  void numbersHaveTwoDigitsOrMore() {
    assertEquals("0.0123", Table.number(0.01234));
    assertEquals("9.99", Table.number(9.99));
    assertEquals("10.1", Table.number(10.12));
    assertEquals("12,346", Table.number(12345.6));
    assertEquals("", Table.number(Double.NaN));
    assertEquals("4.20x", Table.times(4.2));
    assertEquals("", Table.times(Double.POSITIVE_INFINITY));
    assertEquals("85 %", Table.percent(0.849));
    assertEquals("", Table.percent(Double.NaN));
  }
}
