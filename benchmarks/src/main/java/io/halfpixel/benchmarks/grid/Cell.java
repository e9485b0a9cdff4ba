package io.halfpixel.benchmarks.grid;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.RoundingProfile;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One piece of work that every candidate gets.
 *
 * @param filter the interpolation, or the gradient of one
 * @param dataType the element type of source and result
 * @param memoryFormat the layout of source and result
 * @param work the shape and the size of the interpolation; its gradient goes from the size to the
 *     shape
 * @param threads how many threads may work
 */
public record Cell(
    Filter filter, DataType dataType, MemoryFormat memoryFormat, Work work, int threads) {

  /** Returns the name, such as {@code "bilinear uint8 NHWC 1x3x1080x1920->224x224 1t"}. */
  public String name() {
    Shape from = spec().shape();
    return "%s %s %s %s->%s %dt"
        .formatted(
            filter.id(),
            dataType.frameworkName(),
            layout(),
            joined(LongStream.range(0, from.rank()).map(axis -> from.length((int) axis)).toArray()),
            joined(spatial(result().shape())),
            threads);
  }

  private static String joined(long[] lengths) {
    return Arrays.stream(lengths).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }

  private static long[] spatial(Shape shape) {
    return LongStream.range(2, shape.rank()).map(axis -> shape.length((int) axis)).toArray();
  }

  /** Returns {@code "NCHW"}, {@code "NHWC"}, {@code "NCDHW"} or {@code "NDHWC"}. */
  public String layout() {
    String spatial = work.source().rank() == 5 ? "DHW" : "HW";
    return memoryFormat == MemoryFormat.CONTIGUOUS ? "NC" + spatial : "N" + spatial + "C";
  }

  /** Returns the spatial lengths that the interpolation is asked for. */
  public long[] size() {
    return work.size();
  }

  /** Returns what goes in. */
  public TensorSpec spec() {
    return of(filter.isBackward() ? enlarged() : work.source());
  }

  /** Returns what comes out. */
  public TensorSpec result() {
    return of(filter.isBackward() ? work.source() : enlarged());
  }

  private TensorSpec of(Shape shape) {
    return new TensorSpec(shape, dataType, memoryFormat);
  }

  private Shape enlarged() {
    long[] lengths = work.source().toArray();
    System.arraycopy(size(), 0, lengths, 2, lengths.length - 2);
    return Shape.of(lengths);
  }

  /** Returns the number of bytes of the result. */
  public long bytesOut() {
    return result().byteSize();
  }

  /** Returns the operation that goes from {@link #spec} to {@link #result}. */
  public Operation<?> operation(RoundingProfile profile) {
    Interpolate interpolate =
        Interpolate.builder()
            .mode(filter.mode())
            .antialias(filter.antialias())
            .size(size())
            .roundingProfile(profile)
            .build();
    return filter.isBackward() ? interpolate.gradient(work.source()) : interpolate;
  }

  /** Returns what goes in, in an array, with the values of {@link Texture}. */
  public Tensor source(Texture texture) {
    return texture.fill(Tensor.allocate(spec()));
  }
}
