package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.call.Imitation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options and arguments that are wrong, and help. */
class UsageTest {
  @TempDir Path folder;

  @Test
  void noCommandStops() {
    assertEquals("halfpixel: a command is missing (see halfpixel --help)", Run.of().stopped());
  }

  @ParameterizedTest
  @CsvSource({
    "'uspample', upsample",
    "'compar', compare",
    "'upsample a.png b.png --scal 2', --scale",
    "'upsample a.png b.png --scale 2 --antialais', --antialias",
    "'resize a.png b.png --size=1x1 --align-corner', --align-corners",
    "'upsample a.png b.png --scale 2 --mode bicubc', bicubic",
    "'upsample a.png b.png --scale 2 --like troch', torch",
  })
  void misspeltWordsGetASuggestion(String line, String meant) {
    String error = Run.of((Object[]) line.split(" ")).stopped();
    assertTrue(error.contains("did you mean " + meant + "?"), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "-1", "nan", "NaN", "inf", "Infinity", "-Infinity", "two", ""})
  void aScaleIsFiniteAndPositive(String scale) {
    String error = Run.of("upsample", "a.png", "b.png", "--scale", scale).stopped();
    assertTrue(
        error.contains("a scale is a finite number greater than 0") && error.contains("'" + scale),
        error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5",
        "5x0",
        "-1x5",
        "0x",
        "x",
        "1.5x2",
        "5 x5",
        "axb",
        "9999999999x1",
        "1x1x1x1"
      })
  void aSizeIsPositiveLengths(String size) {
    String error = Run.of("resize", "a.png", "b.png", "--size", size).stopped();
    assertTrue(error.contains("a size is HEIGHTxWIDTH") && error.contains("'" + size), error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "many", "1000000"})
  void theNumberOfThreadsIsBounded(String threads) {
    String error =
        Run.of("upsample", "a.png", "b.png", "--scale", "2", "--threads", threads).stopped();
    assertTrue(error.contains("in [1, 4096]") && error.contains("'" + threads + "'"), error);
  }

  @Test
  void anUnknownFrameworkListsTheKnownOnes() {
    String error = Run.of("upsample", "a.png", "b.png", "--scale", 2, "--like", "mxnet").stopped();
    for (Imitation like : Imitations.all()) {
      assertTrue(error.contains(like.id()), error);
    }
  }

  @Test
  void anUnknownModeListsTheFrameworksModes() {
    for (Imitation like : Imitations.all()) {
      String error =
          Run.of("upsample", "a.png", "b.png", "--scale", 2, "--like", like.id(), "--mode", "best")
              .stopped();
      assertTrue(error.contains(String.join(", ", like.modes())), error);
    }
  }

  @Test
  void cornersAreNotForNearest() throws Exception {
    Path in = TestImages.png(folder.resolve("in.png"), 2, 2, TestImages.GRAY, new byte[4]);
    Path out = folder.resolve("out.png");
    String error =
        Run.of("upsample", in, out, "--scale", 2, "--mode", "nearest", "--align-corners").stopped();
    assertTrue(
        error.contains("align_corners option can only be set with the interpolating modes"), error);
    assertTrue(Files.notExists(out));
  }

  @Test
  void anUnknownBackendListsTheKnownOnes() throws Exception {
    Path in = TestImages.png(folder.resolve("in.png"), 2, 2, TestImages.GRAY, new byte[4]);
    String error =
        Run.of("upsample", in, folder.resolve("out.png"), "--scale", 2, "--backend", "gpu")
            .stopped();
    assertTrue(error.contains("no backend is called \"gpu\"") && error.contains("jvm"), error);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(in), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"upsample", "resize", "info", "compare", "parity", "completion"})
  void helpOfEachCommandShowsExamplesAndExitCodes(String command) {
    Run run = Run.of(command, "--help").ok();
    assertTrue(run.out().contains("Examples:") && run.out().contains("Exit codes:"), run.out());
    assertTrue(run.out().contains("halfpixel " + command + " "), run.out());
    assertEquals(run.out(), Run.of("help", command).ok().out());
  }

  @Test
  void versionNamesTheProgram() {
    List<String> lines = Run.of("--version").ok().out().lines().toList();
    assertTrue(
        lines.get(0).matches("halfpixel .+, commit (unknown|[0-9a-f]{7,}(-dirty)?)"), lines.get(0));
    List<BackendState> natives =
        BackendState.all().stream().filter(state -> state.id().startsWith("cpp-")).toList();
    assertEquals(natives.size(), lines.size() - 1, lines.toString());
    for (int i = 0; i < natives.size(); i++) {
      BackendState state = natives.get(i);
      String told = state.available() ? state.isa() + ", " : "unavailable: " + state.reason();
      assertTrue(lines.get(i + 1).startsWith(state.id() + " " + told), lines.toString());
    }
  }

  @Test
  void aStackTraceIsPrintedOnlyWhenAskedFor() {
    Run quiet = Run.of("upsample", "no.png", "b.png", "--scale", 2);
    Run loud = Run.of("upsample", "no.png", "b.png", "--scale", 2, "--debug");
    quiet.stopped();
    assertEquals(ExitCode.STOPPED, loud.exit());
    assertTrue(loud.err().startsWith(quiet.err().strip()), loud.err());
    assertTrue(loud.err().contains("\tat io.halfpixel.cli."), loud.err());
  }
}
