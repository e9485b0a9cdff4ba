package io.halfpixel.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeywordsTest {
  private final Keywords args = new Keywords(Map.of("size", Map.of("shortest_edge", 56), "b", 1));

  @Test
  void what_nobody_read_is_unknown() {
    assertEquals(1, args.integer("b"));
    assertThrows(UnsupportedCallException.class, args::requireAllRead);
    args.value("size");
    args.requireAllRead();
  }

  @Test
  void all_of_them_count_as_read() {
    assertEquals(Map.of("size", Map.of("shortest_edge", 56), "b", 1), args.all());
    args.requireAllRead();
    assertThrows(UnsupportedOperationException.class, () -> args.all().put("c", 2));
  }

  @Test
  void an_argument_is_read_when_it_was_given_and_asked_for() {
    assertFalse(args.isRead("b"));
    args.integer("b");
    args.value("c");
    assertTrue(args.isRead("b"));
    assertFalse(args.isRead("c"));
  }

  @Test
  void another_type_is_named() {
    String message =
        assertThrows(UnsupportedCallException.class, () -> args.integers("size")).getMessage();
    assertTrue(message.contains("size={shortest_edge=56}; it takes integers"), message);
  }
}
