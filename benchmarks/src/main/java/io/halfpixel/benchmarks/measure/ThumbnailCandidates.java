package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.pillow.Resampling;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that Java programs make thumbnails with: Thumbnailator and imgscalr. Both halve an
 * image with {@code Graphics2D} until it has the wanted size, which comes close to Pillow's
 * bilinear filter; so they are compared with that. Each call makes a new image.
 */
public final class ThumbnailCandidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    Map<String, String> versions =
        new TreeMap<>(MavenVersions.of("imgscalr", "org.imgscalr/imgscalr-lib"));
    versions.putAll(MavenVersions.of("thumbnailator", "net.coobird/thumbnailator"));
    return versions;
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    return List.of();
  }

  @Override
  public List<Candidate> candidates(PhotoCell cell, Tensor photo) {
    if (cell.filter() != Resampling.BILINEAR) {
      return List.of();
    }
    TensorSpec result = cell.result();
    int height = (int) result.shape().length(0);
    int width = (int) result.shape().length(1);
    BufferedImage image = Java2dCandidates.image(cell.height(), cell.width(), photo);
    return List.of(
        new Thumbnail("thumbnailator", image, result, from -> thumbnail(from, height, width)),
        new Thumbnail(
            "imgscalr",
            image,
            result,
            from -> Scalr.resize(from, Scalr.Method.QUALITY, Scalr.Mode.FIT_EXACT, width, height)));
  }

  private static BufferedImage thumbnail(BufferedImage from, int height, int width) {
    try {
      return Thumbnails.of(from).forceSize(width, height).asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Thumbnail implements Candidate {
    private final String id;
    private final BufferedImage from;
    private final TensorSpec spec;
    private final UnaryOperator<BufferedImage> work;
    private @Nullable BufferedImage last;

    Thumbnail(String id, BufferedImage from, TensorSpec spec, UnaryOperator<BufferedImage> work) {
      this.id = id;
      this.from = from;
      this.spec = spec;
      this.work = work;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void run() {
      last = work.apply(from);
    }

    /** The order of the three channels is the one that the image was filled with. */
    @Override
    public Tensor result() {
      BufferedImage image = Objects.requireNonNull(last);
      byte[] bytes = new byte[Math.toIntExact(spec.byteSize())];
      int at = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int pixel = image.getRGB(x, y);
          for (int channel = 0; channel < 3; channel++) {
            bytes[at++] = (byte) (pixel >> 8 * channel);
          }
        }
      }
      return Tensor.wrap(bytes, 0, spec);
    }

    @Override
    public double tolerance() {
      return Java2dCandidates.LOOSE;
    }
  }
}
