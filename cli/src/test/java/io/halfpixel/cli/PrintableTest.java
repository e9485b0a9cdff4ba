package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of others reaches the terminal as text. */
class PrintableTest {
  /** Clears a terminal; the second one in a single character. */
  private static final String CLEAR = "\u001b[2J\u009b2J";

  private static final String SHOWN = "\\u001b[2J\\u009b2J";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "cat.png", "Köln, 東京 → 😀.png", "a\\b"})
  void textStaysAsItIs(String text) {
    assertEquals(text, Printable.line(text));
    assertEquals(text, Printable.lines(text));
  }

  @Test
  void whatActsIsShown() {
    assertEquals(SHOWN, Printable.line(CLEAR));
    assertEquals("a b", Printable.line("a\r\n  b"));
    assertEquals(
        "\\u0007\\u007f\\u202e\\u2028\\ud800", Printable.line("\u0007\u007f\u202e\u2028\ud800"));
    assertEquals("\\udb40\\udc01", Printable.line(new String(Character.toChars(0xE0001))));
    assertEquals("a\n\t\\u0008b", Printable.lines("a\n\t\bb"));
  }

  @Test
  void fileNames() throws IOException {
    Path in = folder.resolve("in" + CLEAR + ".png");
    String missing = Run.of("upsample", in, folder.resolve("o.png"), "--scale", 2).stopped();
    assertTrue(missing.contains("in" + SHOWN + ".png: there is no such file"), missing);
    TestImages.png(in, 24, 24, TestImages.GRAY, TestImages.noise(576));
    Path out = folder.resolve("o" + CLEAR + ".png");
    assertTrue(Run.of("upsample", in, out, "--scale", 2).ok().out().contains("o" + SHOWN));
    Path page = folder.resolve("r" + CLEAR + ".html");
    assertTrue(Run.of("evaluate", in, "-o", page).ok().out().contains("r" + SHOWN));
    String json = Run.of("upsample", in, out, "--scale", 2, "--json", "-").ok().out();
    assertEquals(-1, json.indexOf('\u009b'), json);
    assertEquals(out.toString(), new ObjectMapper().readTree(json).at("/output/file").textValue());
  }

  @Test
  void headersOfTensorsAlsoInStackTraces() throws IOException {
    byte[] header = ("{'descr': '" + CLEAR + "'}").getBytes(StandardCharsets.UTF_8);
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0};
    Path in = folder.resolve("in.npy");
    Files.write(in, start);
    Files.write(in, header, StandardOpenOption.APPEND);
    Run run = Run.of("upsample", in, folder.resolve("o.npy"), "--scale", 2, "--debug");
    assertTrue(run.err().contains(SHOWN), run.err());
    assertEquals(-1, run.err().indexOf('\u001b'), run.err());
    assertEquals(-1, run.err().indexOf('\u009b'), run.err());
  }

  @Test
  void idsAndCallsOfParity() throws IOException {
    NpyFile.write(folder.resolve("in.npy"), Tensor.of(new float[] {1, 2}, 1, 1, 2));
    String escapes = "\\u001b[2J\\u009b2J\\nall 9 0 0";
    Files.writeString(
        folder.resolve("cases.jsonl"),
        "{\"id\": \"i"
            + escapes
            + "\", \"call\": \"c"
            + escapes
            + "\", \"args\": {},"
            + " \"input\": \"in.npy\", \"expected\": \"in.npy\"}");
    String text = Run.of("parity", folder).out();
    assertTrue(text.contains("unsupported i" + SHOWN + " all 9 0 0: "), text);
    assertEquals(-1, text.indexOf('\u001b'), text);
    assertEquals(-1, text.indexOf('\u009b'), text);
    assertEquals(1, text.lines().filter(line -> line.startsWith("all")).count(), text);
  }
}
