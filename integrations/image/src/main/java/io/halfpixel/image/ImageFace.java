package io.halfpixel.image;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.FileCall;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UndecodableException;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.spi.Backend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of frameworks that read image files. Stateless. */
public final class ImageFace implements Face {
  /** Creates the face. */
  public ImageFace() {}

  @Override
  public String name() {
    return "images";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of();
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of();
  }

  @Override
  public Map<String, FileCall> fileCalls() {
    return Map.of(
        "PIL.Image.open.convert", ImageFace::open,
        "PIL.ImageOps.exif_transpose.convert", ImageFace::openUpright,
        "cv2.imdecode", ImageFace::imdecode,
        "torchvision.io.decode_image", ImageFace::decodeImage,
        "tf.io.decode_jpeg", ImageFace::decodeJpeg,
        "tf.io.decode_png", ImageFace::decodePng,
        "keras.utils.load_img", LoadImage::call);
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of();
  }

  private static Tensor open(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    return FrameworkDecoder.converted(
            FrameworkDecoder.read(file, Decoding.PILLOW), args.text("mode", "RGB"))
        .pixels();
  }

  private static Tensor openUpright(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    DecodedImage upright = FrameworkDecoder.read(file, Decoding.PILLOW).upright();
    return FrameworkDecoder.converted(upright, args.text("mode", "RGB")).pixels();
  }

  private static Tensor imdecode(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    Object flags = args.value("flags");
    if (flags != null && !flags.equals("IMREAD_COLOR") && !flags.equals(1)) {
      throw new UnsupportedCallException(
          "cv2.imdecode is known with flags=IMREAD_COLOR, but got " + flags);
    }
    return FrameworkDecoder.read(file, Decoding.OPENCV).pixels();
  }

  private static Tensor decodeImage(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    String mode = args.text("mode", "UNCHANGED");
    Decoding decoding =
        switch (mode) {
          case "RGB" -> Decoding.TORCHVISION_RGB;
          case "UNCHANGED" -> Decoding.TORCHVISION;
          default ->
              throw new UnsupportedCallException(
                  "torchvision.io.decode_image is known with mode RGB and UNCHANGED, but got "
                      + mode);
        };
    DecodedImage image = FrameworkDecoder.read(file, decoding);
    boolean turned = args.flag("apply_exif_orientation", false);
    return Planes.of((turned ? image.upright() : image).pixels());
  }

  private static Tensor decodeJpeg(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    boolean accurate = args.text("dct_method", "").equals("INTEGER_ACCURATE");
    DecodedImage image =
        FrameworkDecoder.read(file, accurate ? Decoding.TENSORFLOW_ACCURATE : Decoding.TENSORFLOW);
    if (!args.flag("fancy_upscaling", true)) {
      throw new UndecodableException(
          "the file cannot be decoded with fancy_upscaling=False: Java's decoder always"
              + " interpolates colours");
    }
    return withChannels(image, args);
  }

  private static Tensor decodePng(
      Keywords args, Keywords context, byte[] file, @Nullable Backend backend) {
    String type = args.text("dtype", "uint8");
    if (!type.equals("uint8")) {
      throw new UnsupportedCallException(
          "tf.io.decode_png is known with dtype uint8, but got " + type);
    }
    return withChannels(FrameworkDecoder.read(file, Decoding.TENSORFLOW_ACCURATE), args);
  }

  private static Tensor withChannels(DecodedImage image, Keywords args) {
    int channels = args.has("channels") ? args.integer("channels") : 0;
    int own = image.mode().bands();
    if (channels == 3) {
      return image.convert("RGB").pixels();
    }
    if (channels == 4) {
      return image.convert("RGBA").pixels();
    }
    if (channels != 0 && channels != own) {
      throw new UndecodableException(
          "TensorFlow's decoding of an image of "
              + own
              + " channels to channels="
              + channels
              + " is not known");
    }
    Tensor pixels = image.pixels();
    return own > 1
        ? pixels
        : pixels.as(TensorSpec.of(pixels.dataType(), image.height(), image.width(), 1));
  }
}
