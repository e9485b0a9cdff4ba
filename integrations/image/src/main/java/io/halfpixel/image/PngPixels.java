package io.halfpixel.image;

import io.halfpixel.Tensor;
import io.halfpixel.image.StoredPixels.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The samples of PNG files, without gamma and colour profiles. */
final class PngPixels {
  private PngPixels() {}

  /**
   * Decodes a file.
   *
   * @throws ImageFormatException if it is damaged
   */
  static StoredPixels read(byte[] file, DoubleConsumer progress) throws ImageFormatException {
    PngChunks chunks = PngChunks.of(file);
    Tensor samples =
        ImageReaders.read(
            chunks.pixels(), progress, reader -> RasterSamples.copy(reader.read(0).getRaster()));
    boolean indexed = chunks.isIndexed();
    return new StoredPixels(
        ImageFormat.PNG,
        indexed ? Kind.PALETTE : Kind.of(chunks.bands()),
        chunks.bits(),
        samples,
        indexed ? Palette.of(chunks.palette(), chunks.transparency()) : null,
        indexed ? null : key(chunks),
        chunks.orientation());
  }

  private static @Nullable List<Integer> key(PngChunks chunks) {
    ByteBuffer samples = ByteBuffer.wrap(chunks.transparency());
    int bands = chunks.bands();
    if (samples.limit() < 2 * bands) {
      return null;
    }
    return IntStream.range(0, bands).mapToObj(i -> samples.getShort(2 * i) & 0xFFFF).toList();
  }
}
