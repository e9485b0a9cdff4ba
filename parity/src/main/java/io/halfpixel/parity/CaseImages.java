package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Decoding;
import io.halfpixel.call.ImageDecoder;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.ImageInput.Layout;
import io.halfpixel.call.UnsupportedCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a case as its call got them.
 *
 * @param decoder reads image files; null if nothing does
 */
record CaseImages(@Nullable ImageDecoder decoder) {
  /**
   * Returns the images of the batch, and then the trimap if there is one.
   *
   * @param opened how the call opens a file whose name it is given
   * @throws IOException if a file cannot be read
   * @throws io.halfpixel.InvalidArgumentException if a file is damaged
   * @throws io.halfpixel.call.UndecodableException if no decoder gives the framework's pixels
   */
  List<ImageInput> read(CaseInput input, Decoding opened) throws IOException {
    List<ImageInput> images = new ArrayList<>();
    for (Path file : input.files()) {
      images.add(read(file, input, opened));
    }
    if (input.trimap() != null) {
      images.add(decode(input.trimap(), Decoding.PILLOW_L));
    }
    return images;
  }

  private ImageInput read(Path file, CaseInput input, Decoding opened) throws IOException {
    if (file.toString().endsWith(".npy")) {
      return ofArray(NpyFile.read(file), input.kind());
    }
    return switch (input.kind()) {
      case ARRAY -> ofArray(NpyFile.read(file), input.kind());
      case PIL -> decode(file, Decoding.PILLOW);
      case PATH -> decode(file, opened);
      case CV2 -> decode(file, Decoding.OPENCV_BGR);
      case TENSOR_U8 -> planes(rgb(file));
      case TENSOR_F32 -> planes(dividedBy255(rgb(file)));
      case NUMPY ->
          input.planar() ? planes(rgb(file)) : ImageInput.ofArray(rgb(file), Layout.INTERLEAVED);
    };
  }

  private static ImageInput planes(Tensor interleaved) {
    return ImageInput.ofArray(planar(interleaved), Layout.PLANAR);
  }

  /** Takes an array of unknown order for planar if its first axis can only be that of channels. */
  private static ImageInput ofArray(Tensor array, CaseInput.Kind kind) {
    Shape shape = array.shape();
    boolean tensor = kind == CaseInput.Kind.TENSOR_U8 || kind == CaseInput.Kind.TENSOR_F32;
    boolean channelsFirst = shape.rank() == 3 && (shape.length(0) == 1 || shape.length(0) == 3);
    return ImageInput.ofArray(array, tensor || channelsFirst ? Layout.PLANAR : Layout.INTERLEAVED);
  }

  private Tensor rgb(Path file) throws IOException {
    return decode(file, Decoding.PILLOW_RGB).pixels();
  }

  private ImageInput decode(Path file, Decoding decoding) throws IOException {
    if (decoder == null) {
      throw new UnsupportedCallException("nothing here reads image files, such as " + file);
    }
    return decoder.decode(Files.readAllBytes(file), decoding);
  }

  /** Returns [c, h, w] of bytes or floats [h, w, c]. */
  private static Tensor planar(Tensor interleaved) {
    Shape shape = interleaved.shape();
    int channels = Math.toIntExact(shape.length(2));
    int pixels = Math.toIntExact(shape.length(0) * shape.length(1));
    Object from = interleaved.copyToArray();
    Tensor planar =
        Tensor.allocate(
            TensorSpec.of(interleaved.dataType(), channels, shape.length(0), shape.length(1)));
    Object to = planar.array();
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        System.arraycopy(from, pixel * channels + channel, to, channel * pixels + pixel, 1);
      }
    }
    return planar;
  }

  private static Tensor dividedBy255(Tensor bytes) {
    byte[] from = (byte[]) bytes.copyToArray();
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = Byte.toUnsignedInt(from[i]) / 255f;
    }
    return Tensor.wrap(to, 0, TensorSpec.of(DataType.F32, bytes.shape().toArray()));
  }
}
