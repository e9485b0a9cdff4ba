package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import io.halfpixel.preprocess.BatchPadding;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a model gets through the translator, beside what the preprocessor makes. */
class PreprocessTranslatorTest {
  private static final Preprocessor PREPROCESSOR =
      Preprocessor.of(
          Stages.resize(
              ResizeMethod.interleaved((h, w) -> Resize.of(w, h, Resampling.BICUBIC)),
              SizeRule.shortestEdge(8)),
          Stages.rescale(1.0 / 255),
          Stages.normalize(new double[] {0.5, 0.4, 0.3}, new double[] {0.2, 0.3, 0.4}),
          Stages.planes());

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static Tensor pixels(int height, int width) {
    byte[] values = new byte[height * width * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 37 + i / 11);
    }
    return Tensor.of(values, height, width, 3);
  }

  private static Image image(Tensor pixels) {
    int height = (int) pixels.shape().length(0);
    int width = (int) pixels.shape().length(1);
    byte[] values = (byte[]) pixels.array();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < height * width; i++) {
      int rgb =
          (values[3 * i] & 255) << 16 | (values[3 * i + 1] & 255) << 8 | values[3 * i + 2] & 255;
      image.setRGB(i % width, i / width, rgb);
    }
    return ImageFactory.getInstance().fromImage(image);
  }

  /** What a model that hands its input through was given for an image. */
  private record Seen(List<String> names, List<Shape> shapes, float[] values, Object maps) {}

  private static List<Seen> predict(Preprocessor preprocessor, Tensor... photos) throws Exception {
    PreprocessTranslator<Seen> translator =
        new PreprocessTranslator<>(
            preprocessor,
            (context, list) ->
                new Seen(
                    list.stream().map(a -> String.valueOf(a.getName())).toList(),
                    list.stream().map(NDArray::getShape).toList(),
                    list.get(0).toFloatArray(),
                    context.getAttachment(PreprocessTranslator.MAPS)));
    List<Image> images = new ArrayList<>();
    for (Tensor photo : photos) {
      images.add(image(photo));
    }
    try (Model model = Model.newInstance("identity")) {
      model.setBlock(Blocks.identityBlock());
      try (Predictor<Image, Seen> predictor = model.newPredictor(translator)) {
        return predictor.batchPredict(images);
      }
    }
  }

  @Test
  void modelGetsTheBitsOfThePreprocessor() throws Exception {
    Tensor photo = pixels(12, 20);
    Seen seen = predict(PREPROCESSOR, photo).get(0);
    assertEquals(List.of(new Shape(3, 8, 13)), seen.shapes());
    assertArrayEquals((float[]) PREPROCESSOR.apply(photo).array(), seen.values());
    assertEquals(List.of(PREPROCESSOR.toSource(photo.spec())), seen.maps());
  }

  @Test
  void imagesOfDifferentSizesAreOneBatchWithItsMask() throws Exception {
    Preprocessor padded = PREPROCESSOR.batching(BatchPadding.toLargest());
    Tensor wide = pixels(12, 20);
    Tensor high = pixels(20, 12);
    List<Seen> seen = predict(padded, wide, high);
    Tensor expected = padded.batch(wide, high).values();
    for (int n = 0; n < 2; n++) {
      assertEquals(List.of(new Shape(3, 13, 13), new Shape(13, 13)), seen.get(n).shapes());
      assertArrayEquals((float[]) expected.narrow(0, n, 1).copyToArray(), seen.get(n).values());
    }
    assertEquals(2, ((List<?>) seen.get(1).maps()).size());
  }

  @Test
  void operationsTakeArraysWithoutABlock() {
    Tensor photo = pixels(12, 20);
    NDArray array = NDArrays.of(manager, photo);
    assertEquals(DataType.UINT8, array.getDataType());
    assertArrayEquals((byte[]) photo.array(), array.toByteArray());
    assertArrayEquals(
        (float[]) PREPROCESSOR.apply(photo).array(),
        NDArrays.apply(PREPROCESSOR, array).toFloatArray());
    NDArray column = NDArrays.of(manager, photo.narrow(1, 3, 1));
    assertEquals(new Shape(12, 1, 3), column.getShape());
    assertArrayEquals((byte[]) photo.narrow(1, 3, 1).copyToArray(), column.toByteArray());
  }

  @Test
  void typesThatDjlCannotCarryAreRefused() {
    Tensor half = Tensor.allocate(TensorSpec.of(io.halfpixel.DataType.BF16, 2));
    assertThrows(InvalidArgumentException.class, () -> NDArrays.of(manager, half));
    assertThrows(
        InvalidArgumentException.class,
        () -> NDArrays.of(manager, Tensor.channelsLast(new float[8], 1, 2, 2, 2)));
    NDArray longs = manager.ones(new Shape(2, 2, 3), DataType.INT64);
    assertThrows(InvalidArgumentException.class, () -> NDArrays.apply(PREPROCESSOR, longs));
  }
}
