package io.halfpixel.peers.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.benchmarks.measure.CellRun;
import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.benchmarks.measure.Turns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** zimg and libvips, where they are installed, do the work that the cells name. */
class InstalledLibrariesTest {
  private static final Turns BRIEF = Turns.here(0, 0, 0);

  private static CellRun with(CandidateProvider other) {
    return new CellRun(List.of(new HalfpixelCandidates(), other), BRIEF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nearest float32 NCHW 1x3x32x32->64x64 1t",
        "bilinear uint8 NHWC 1x3x32x32->64x64 1t",
        "bicubic uint8 NCHW 1x3x32x32->64x64 1t",
        "bilinear float32 NCHW 1x64x128x128->256x256 1t",
        "bicubic float32 NCHW 1x3x1080x1920->2160x3840 1t",
        "bilinear-aa float32 NCHW 1x3x1080x1920->224x224 1t",
        "bicubic-aa float32 NCHW 1x3x1080x1920->720x1280 1t",
        "bilinear-aa uint8 NHWC 1x3x1080x1920->224x224 1t"
      })
  void zimgComputesTheCell(String name) {
    assumeTrue(Zimg.isInstalled(), "zimg is not installed");
    assertTrue(with(new ZimgCandidates()).check(Grid.cell(name)).contains("zimg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bilinear-aa uint8 NHWC 1x3x1080x1920->224x224 1t",
        "bicubic-aa uint8 NHWC 1x3x1080x1920->720x1280 1t"
      })
  void vipsComputesTheCell(String name) {
    assumeTrue(Vips.isInstalled(), "libvips is not installed");
    assertTrue(with(new VipsCandidates()).check(Grid.cell(name)).contains("libvips"));
  }

  @Test
  void bothReducePhotosAsPillowDoes() {
    assumeTrue(Zimg.isInstalled() && Vips.isInstalled(), "a library is not installed");
    for (String filter : List.of("BILINEAR", "BICUBIC", "LANCZOS")) {
      PhotoCell cell = Objects.requireNonNull(Photos.find("Pillow " + filter + " 224x224"));
      assertTrue(with(new ZimgCandidates()).check(cell).contains("zimg"), filter);
      assertTrue(with(new VipsCandidates()).check(cell).contains("libvips"), filter);
    }
  }

  /** The bound is so narrow that another filter is outside of it. */
  @Test
  void anotherFilterOfTheLibraryIsFound() {
    assumeTrue(Zimg.isInstalled(), "zimg is not installed");
    Cell wanted = Grid.cell("bicubic float32 NCHW 1x3x32x32->64x64 1t");
    Cell other = Grid.cell("bilinear float32 NCHW 1x3x32x32->64x64 1t");
    CandidateProvider wrong =
        new CandidateProvider() {
          @Override
          public List<Candidate> candidates(Cell cell, Tensor source) {
            return new ZimgCandidates().candidates(other, source);
          }

          @Override
          public Map<String, String> versions() {
            return Map.of();
          }
        };
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> with(wrong).check(wanted));
    assertTrue(String.valueOf(e.getMessage()).startsWith("zimg computes something else"));
  }

  @Test
  void whatALibraryCannotDoIsLeftOut() {
    Cell plainReduction = Grid.cell("bilinear float32 NCHW 1x3x1080x1920->720x1280 1t");
    Tensor source = Tensor.allocate(plainReduction.spec());
    assertEquals(List.of(), new ZimgCandidates().candidates(plainReduction, source));
    assertEquals(List.of(), new VipsCandidates().candidates(plainReduction, source));
  }
}
