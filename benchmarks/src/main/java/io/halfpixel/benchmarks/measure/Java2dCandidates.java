package io.halfpixel.benchmarks.measure;

import com.twelvemonkeys.image.ResampleOp;
import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a Java program has without native code, for one image of bytes: {@code Graphics2D} for the
 * plain filters and TwelveMonkeys' {@code ResampleOp} for the bicubic one that widens. Both have
 * one thread.
 *
 * <p>{@code ResampleOp} 3.12.0 with {@code FILTER_TRIANGLE} darkens images of three interleaved
 * bytes by a quarter (1920x1080 to 224x224), so there is nothing to compare bilinear-aa with.
 */
public final class Java2dCandidates implements CandidateProvider {
  /** What may be expected of results whose filter and positions are only like those of a cell. */
  static final double LOOSE = 0.01;

  @Override
  public Map<String, String> versions() {
    return MavenVersions.of("twelvemonkeys", "com.twelvemonkeys.common/common-image");
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    List<Candidate> candidates = new ArrayList<>();
    boolean image =
        cell.dataType() == DataType.U8
            && cell.memoryFormat() == MemoryFormat.CHANNELS_LAST
            && cell.work().source().length(1) == 3
            && !cell.filter().isBackward();
    if (image && cell.threads() == 1) {
      BufferedImage from =
          image((int) source.shape().length(2), (int) source.shape().length(3), source);
      int height = (int) cell.size()[0];
      int width = (int) cell.size()[1];
      TensorSpec result = cell.result();
      if (cell.filter() == Filter.BICUBIC_AA) {
        ResampleOp cubic = new ResampleOp(width, height, ResampleOp.FILTER_CATROM);
        candidates.add(new Drawing("twelvemonkeys", result, to -> cubic.filter(from, to)));
      } else if (!cell.filter().antialias()) {
        candidates.add(new Drawing("graphics2d", result, to -> draw(from, to, cell.filter())));
      }
    }
    return candidates;
  }

  private static void draw(BufferedImage from, BufferedImage to, Filter filter) {
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        switch (filter) {
          case NEAREST -> RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
          case BILINEAR -> RenderingHints.VALUE_INTERPOLATION_BILINEAR;
          default -> RenderingHints.VALUE_INTERPOLATION_BICUBIC;
        });
    graphics.drawImage(from, 0, 0, to.getWidth(), to.getHeight(), null);
    graphics.dispose();
  }

  /** Returns an image of the same bytes. */
  static BufferedImage image(int height, int width, Tensor source) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = pixels(image);
    System.arraycopy((byte[]) source.array(), 0, pixels, 0, pixels.length);
    return image;
  }

  /** The order of the three channels is of no matter here. */
  private static byte[] pixels(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /** Draws into one image again and again. */
  private static final class Drawing implements Candidate {
    private final String id;
    private final TensorSpec spec;
    private final Consumer<BufferedImage> work;
    private final BufferedImage target;

    Drawing(String id, TensorSpec spec, Consumer<BufferedImage> work) {
      this.id = id;
      this.spec = spec;
      this.work = work;
      target =
          new BufferedImage(
              (int) spec.shape().length(3),
              (int) spec.shape().length(2),
              BufferedImage.TYPE_3BYTE_BGR);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void run() {
      work.accept(target);
    }

    @Override
    public double tolerance() {
      return LOOSE;
    }

    @Override
    public Tensor result() {
      return Tensor.wrap(pixels(target), 0, spec);
    }
  }
}
