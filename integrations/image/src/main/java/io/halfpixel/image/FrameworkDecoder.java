package io.halfpixel.image;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.ImageDecoder;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.ImageInput.Layout;
import io.halfpixel.call.UndecodableException;

/** Reads the image files of recorded calls. Stateless. */
public final class FrameworkDecoder implements ImageDecoder {
  /** Creates a decoder. */
  public FrameworkDecoder() {}

  @Override
  public ImageInput decode(byte[] file, io.halfpixel.call.Decoding decoding) {
    return switch (decoding) {
      case PILLOW -> ofPillow(read(file, Decoding.PILLOW));
      case PILLOW_RGB -> ofPillow(read(file, Decoding.PILLOW)).convert("RGB");
      case PILLOW_L -> ofPillow(read(file, Decoding.PILLOW)).convert("L");
      case PILLOW_UPRIGHT_RGB -> ofPillow(read(file, Decoding.PILLOW).upright()).convert("RGB");
      case TORCHVISION_RGB ->
          ImageInput.ofArray(
              Planes.of(read(file, Decoding.TORCHVISION_RGB).pixels()), Layout.PLANAR);
      case OPENCV_BGR -> {
        Tensor pixels = read(file, Decoding.OPENCV).pixels();
        yield new ImageInput(
            pixels, "BGR", Layout.INTERLEAVED, mode -> converted(pixels, "BGR", mode));
      }
    };
  }

  private static Tensor converted(Tensor pixels, String from, String to) {
    if (from.equals(to)) {
      return pixels;
    }
    throw new UndecodableException("an image of OpenCV is not converted to " + to);
  }

  private static ImageInput ofPillow(DecodedImage image) {
    return new ImageInput(
        image.pixels(),
        image.mode().frameworkName(),
        Layout.INTERLEAVED,
        mode -> converted(image, mode).pixels());
  }

  /** {@code Image.convert}. */
  static DecodedImage converted(DecodedImage image, String mode) {
    try {
      return image.convert(mode);
    } catch (UnsupportedModeException e) {
      throw new UndecodableException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads a file with the errors of recorded calls. */
  static DecodedImage read(byte[] file, Decoding decoding) {
    try {
      return ImageFile.read(file, decoding);
    } catch (UnsupportedDecodingException e) {
      throw new UndecodableException("the file " + e.getMessage(), e);
    } catch (ImageFormatException e) {
      throw new InvalidArgumentException("the file " + e.getMessage(), e);
    }
  }
}
