package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The compare command, on its smallest cells and with backends that are wrong. */
class CompareCommandTest {
  @TempDir Path folder;

  /** The backend of this name, with one bit wrong in the last element of what it writes. */
  private record OneBitOff(String id, Backend right) implements Backend {
    @Override
    public Availability availability() {
      return right.availability();
    }

    @Override
    public Kernel prepare(Plan plan) {
      Kernel kernel = right.prepare(plan);
      return new Kernel(plan) {
        @Override
        protected void execute(Tensor source, Tensor target, int band, int bands) {
          kernel.run(source, target, band, bands);
          if (band == bands - 1) {
            flip(target.array());
          }
        }
      };
    }

    private static void flip(Object array) {
      if (array instanceof float[] floats) {
        int last = floats.length - 1;
        floats[last] = Float.intBitsToFloat(Float.floatToRawIntBits(floats[last]) ^ 1);
      } else {
        byte[] bytes = (byte[]) array;
        bytes[bytes.length - 1] ^= 1;
      }
    }
  }

  /** A backend without loops. */
  private record Empty(String id) implements Backend {
    @Override
    public Availability availability() {
      return new Availability.Available("a backend without loops", "none");
    }

    @Override
    public Kernel prepare(Plan plan) {
      throw new UnsupportedModeException("no loop for this plan");
    }
  }

  private static Backend right() {
    return Backends.candidates().get(0);
  }

  private static Run compare(List<Backend> backends, Object... options) {
    return compare("bicubic", backends, options);
  }

  private static Run compare(String mode, List<Backend> backends, Object... options) {
    CommandLine commandLine =
        new CommandLine(
            new CompareCommand(
                () -> backends,
                cell -> cell.name().startsWith(mode) && cell.name().contains("1x3x32x32")));
    ErrorReport.install(commandLine);
    return Run.of(commandLine, options);
  }

  @Test
  void equalBackendsAreIdentical() {
    Backend right = right();
    Run run = compare(List.of(right, right), "--quick").ok();
    assertTrue(run.out().contains("Identical bits in all 3 cells"), run.out());
  }

  @Test
  void oneBitIsFoundInEveryCell() throws IOException {
    Backend right = right();
    Run run =
        compare(
            "",
            List.of(right, new OneBitOff("wrong", right)),
            "--quick",
            "--threads",
            1,
            "--json",
            "-");
    assertEquals(ExitCode.DIFFERENT, run.exit());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals(12, json.get("cells").size());
    for (JsonNode cell : json.get("cells")) {
      assertEquals(1, cell.get("differing_bits").longValue(), cell.toString());
      assertTrue(cell.at("/micros/wrong").doubleValue() > 0, cell.toString());
      assertTrue(cell.at("/micros/" + right.id()).doubleValue() > 0, cell.toString());
    }
  }

  @Test
  void theTableSaysWhoDiffersAndWhoCannot() {
    Backend right = right();
    Run run =
        compare(
            List.of(right, new OneBitOff("wrong", right), new Empty("empty")),
            "--quick",
            "--threads",
            1);
    assertEquals(ExitCode.DIFFERENT, run.exit());
    assertTrue(run.out().contains("wrong differs from " + right.id() + " in 1 bits"), run.out());
    assertTrue(run.out().contains("empty cannot run it: no loop for this plan"), run.out());
    assertTrue(run.out().contains("NOT identical."), run.out());
  }

  @Test
  void oneBackendAloneIsNotCalledIdentical() {
    Run run = compare(List.of(right()), "--quick").ok();
    assertTrue(run.out().contains("there was nothing to compare it with"), run.out());
  }

  @Test
  void noBackendStops() {
    assertTrue(compare(List.of()).stopped().contains("no backend can run here"));
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    Path file = folder.resolve("compare.json");
    Run run = compare(List.of(right()), "--quick", "--json", file).ok();
    assertTrue(run.out().contains("cell"), run.out());
    JsonNode json = new ObjectMapper().readTree(Files.readString(file));
    assertEquals(Set.of("backends", "cells"), names(json));
    for (JsonNode backend : json.get("backends")) {
      assertEquals(Set.of("id", "available", "isa", "reason"), names(backend));
    }
    for (JsonNode cell : json.get("cells")) {
      assertEquals(Set.of("name", "differing_bits", "micros"), names(cell));
    }
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theCellsAreEveryModeKindAndSize() {
    for (boolean quick : List.of(true, false)) {
      List<String> names = CompareCell.all(quick).stream().map(CompareCell::name).toList();
      assertEquals(36, Set.copyOf(names).size());
      assertTrue(
          names.contains("bilinear-aa u8 NHWC 1x3x" + (quick ? "540x960" : "1080x1920") + " x2"));
      assertTrue(names.contains("nearest f32 NCHW 1x64x128x128 x2"));
    }
  }
}
