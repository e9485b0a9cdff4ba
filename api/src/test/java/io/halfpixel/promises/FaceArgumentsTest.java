package io.halfpixel.promises;

import static io.halfpixel.promises.Refusals.invalid;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.Request;
import io.halfpixel.call.UndecodableException;
import io.halfpixel.jax.ScaleAndTranslate;
import io.halfpixel.keras.Resizing;
import io.halfpixel.keras.UpSampling3D;
import io.halfpixel.opencv.Letterbox;
import io.halfpixel.pillow.Contain;
import io.halfpixel.pillow.Cover;
import io.halfpixel.pillow.Fit;
import io.halfpixel.pillow.Reduce;
import io.halfpixel.pillow.Thumbnail;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import io.halfpixel.torch.TorchBuild;
import io.halfpixel.torchvision.CenterCrop;
import io.halfpixel.torchvision.ImageClassification;
import io.halfpixel.torchvision.Normalize;
import io.halfpixel.torchvision.Pad;
import io.halfpixel.torchvision.Resize;
import io.halfpixel.torchvision.ResizedCrop;
import io.halfpixel.torchvision.SemanticSegmentation;
import io.halfpixel.torchvision.VideoClassification;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Arguments that a face refuses as soon as it gets them. */
class FaceArgumentsTest {
  private static final TensorSpec LINE = TensorSpec.of(DataType.F32, 4);

  @Test
  void words() {
    Request twice = new Request("bilinear", OptionalDouble.of(2), List.of(), false, false);
    invalid("no image", () -> twice.sizeOf(Shape.of(4), List.of()));
    ImageInput gray =
        new ImageInput(
            Tensor.of(new byte[1], 1, 1),
            "L",
            ImageInput.Layout.INTERLEAVED,
            mode -> {
              throw new UndecodableException("L to " + mode);
            });
    assertThrows(UndecodableException.class, () -> gray.convert("CMYK"));
  }

  @Test
  void jax() {
    invalid("-1", () -> io.halfpixel.jax.Resize.builder().shape(4, -1));
    invalid("-1", () -> ScaleAndTranslate.builder().shape(4, -1));
    invalid("mitchell", () -> ScaleAndTranslate.builder().method("mitchell"));
  }

  @Test
  void keras() {
    invalid("0", () -> UpSampling3D.of(1, 0, 1));
    Map<String, Object> other = Map.of("class_name", "Resizing", "config", Map.of());
    invalid("got one of Resizing", () -> UpSampling3D.fromConfig(other));
    invalid("height", () -> Resizing.fromConfig(Map.of("height", "tall", "width", 4)));
  }

  @Test
  void onnxAndOpenCv() {
    invalid("9", () -> io.halfpixel.onnx.Resize.builder().opset(9).build());
    invalid("smooth", () -> io.halfpixel.opencv.Resize.builder().interpolation("smooth"));
    invalid("an image of OpenCV is", () -> Letterbox.of(4, 4).toSource(LINE));
  }

  @Test
  void pillow() {
    invalid("factor", () -> Reduce.builder().build());
    invalid("size", () -> Cover.builder().build());
    invalid("size", () -> Contain.builder().build());
    invalid("size", () -> Fit.builder().build());
    invalid("size", () -> Thumbnail.builder().build());
    invalid("size", () -> io.halfpixel.pillow.Pad.builder().build());
    invalid("NaN", () -> io.halfpixel.pillow.Resize.builder().box(0, 0, Double.NaN, 4));
  }

  @Test
  void tensorFlow() {
    invalid("two elements[1]", () -> ResizeBicubic.of(4));
    invalid("two elements[3]", () -> ResizeNearestNeighbor.of(4, 4, 4));
    ResizeBicubic aligned = ResizeBicubic.of(4, 4).alignCorners(true);
    invalid("align_corners must be False", () -> aligned.halfPixelCenters(true));
  }

  @Test
  void torch() {
    invalid("0.1", () -> TorchBuild.of("0.1", "avx2"));
    invalid("mmx", () -> TorchBuild.of("2.7.1", "mmx"));
  }

  @Test
  void torchvision() {
    invalid("std evaluated to zero", () -> Normalize.of(new double[] {0.5}, new double[] {0}));
    invalid("0", () -> ImageClassification.of(224).resizeSize(0));
    Resize resize = Resize.builder().size(4).build();
    invalid("0", () -> ResizedCrop.of(0, 0, 0, 4, resize));
    invalid("tensor image of size", () -> ResizedCrop.of(0, 0, 2, 2, resize).plan(LINE));
    invalid("tensor image of size", () -> resize.plan(LINE));
    invalid("0", () -> CenterCrop.of(0, 4));
    invalid("0", () -> CenterCrop.of(0));
    invalid("0", () -> SemanticSegmentation.of(0));
    invalid("a mean and a std", () -> SemanticSegmentation.of(4).mean());
    invalid("std evaluated to zero", () -> SemanticSegmentation.of(4).std(1, 0, 1));
    invalid("a mean and a std", () -> VideoClassification.of(4, 4, 4).mean());
    invalid("a mean and a std", () -> VideoClassification.of(4, 4, 4).std());
    invalid("mirror", () -> Pad.Mode.of("mirror"));
    invalid("Found 3", () -> Pad.of(1, 2, 3));
    invalid("a border has a value", () -> Pad.of(1).fill());
  }
}
