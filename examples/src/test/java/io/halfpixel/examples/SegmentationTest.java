package io.halfpixel.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationTest {
  /** 3 of 4 labels agree; of the vessels, 1 is common, and there are 2 and 1. */
  @Test
  void measures() {
    Tensor a = Tensor.of(new byte[] {2, 2, 0, 1}, 1, 1, 2, 2);
    Tensor b = Tensor.of(new byte[] {2, 1, 0, 1}, 1, 1, 2, 2);
    assertEquals(0.75, SegmentationUpsampling.agreement(a, b));
    assertEquals(2.0 / 3, SegmentationUpsampling.dice(a, b));
  }

  @Test
  void scoresKeepMoreOfTheVesselsThanLabels() throws IOException {
    var result =
        SegmentationUpsampling.compare(
            SegmentationUpsampling.green(SegmentationUpsampling.photo()));
    double labels = SegmentationUpsampling.dice(result.fromLabels(), result.reference());
    double scores = SegmentationUpsampling.dice(result.fromScores(), result.reference());
    assertTrue(scores > labels, () -> scores + " against " + labels);
  }

  @Test
  void writesThePicture(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("picture.png");
    SegmentationUpsampling.main(new String[] {file.toString()});
    assertEquals(932, ImageIO.read(Files.newInputStream(file)).getWidth());
  }
}
