package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.keras.DataFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Weights and summaries as Keras has them. */
class KerasNamesTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** Names, shapes and counts are those of {@code model.summary()}; see keras-cnn/README.md. */
  @Test
  void summaryIsThatOfKeras() {
    SequentialBlock model = KerasCnn.recorded(manager);
    String[] lines =
        ModelSummary.of(model, DataFormat.CHANNELS_LAST).lines().toArray(String[]::new);
    assertRow("conv2d (Conv2D) (None, 30, 30, 32) 896", lines[3]);
    assertRow("up_sampling2d (UpSampling2D) (None, 60, 60, 32) 0", lines[4]);
    assertRow("conv2d_1 (Conv2D) (None, 58, 58, 3) 867", lines[5]);
    assertRow("Total params: 1,763 (6.89 KB)", lines[7]);
    assertRow("Trainable params: 1,763 (6.89 KB)", lines[8]);
    assertRow("Non-trainable params: 0 (0.00 B)", lines[9]);
    assertTrue(ModelSummary.of(model, DataFormat.CHANNELS_FIRST).contains("(None, 32, 60, 60)"));
    KerasCnn.conv(model, 0).freezeParameters(true);
    String frozen = ModelSummary.of(model, DataFormat.CHANNELS_LAST);
    assertTrue(frozen.contains("Non-trainable params: 896 (3.50 KB)"), frozen);
    assertThrows(
        IllegalStateException.class,
        () -> ModelSummary.of(KerasCnn.network(), DataFormat.CHANNELS_LAST));
  }

  private static void assertRow(String expected, String line) {
    assertEquals(expected, line.strip().replaceAll(" +", " "));
  }

  @Test
  void kernelsAreTransposed() {
    Conv2d block = conv(3, 2, 5);
    NDArray kernel = manager.arange(2 * 5 * 4 * 3f).reshape(2, 5, 4, 3);
    KerasWeights.copyTo(block, kernel, manager.create(new float[] {7, 8, 9}));
    NDArray weight = block.getDirectParameters().get("weight").getArray();
    for (int h = 0; h < 2; h++) {
      for (int w = 0; w < 5; w++) {
        for (int in = 0; in < 4; in++) {
          for (int out = 0; out < 3; out++) {
            assertEquals(kernel.getFloat(h, w, in, out), weight.getFloat(out, in, h, w));
          }
        }
      }
    }
    assertArrayEquals(
        new float[] {7, 8, 9}, block.getDirectParameters().get("bias").getArray().toFloatArray());
  }

  @Test
  void wrongWeightsChangeNothing() {
    Conv2d block = conv(3, 2, 5);
    float[] before = block.getDirectParameters().get("weight").getArray().toFloatArray();
    NDArray kernel = manager.ones(new Shape(2, 5, 4, 3));
    NDArray bias = manager.ones(new Shape(3));
    assertRefused(
        "the block's bias is float32 (3), but got float32 (4)",
        block,
        kernel,
        manager.ones(new Shape(4)));
    assertRefused(
        "the block's weight is float32 (3, 4, 2, 5)",
        block,
        manager.ones(new Shape(3, 4, 2, 5)),
        bias);
    assertRefused("[height, width, input channels, filters]", block, bias, bias);
    assertRefused("float64", block, kernel.toType(DataType.FLOAT64, true), bias);
    assertArrayEquals(before, block.getDirectParameters().get("weight").getArray().toFloatArray());
    Conv2d fresh = Conv2d.builder().setFilters(3).setKernelShape(new Shape(2, 5)).build();
    assertRefused("has no weight", fresh, kernel, bias);
  }

  private static void assertRefused(String part, Conv2d block, NDArray kernel, NDArray bias) {
    String message =
        assertThrows(InvalidArgumentException.class, () -> KerasWeights.copyTo(block, kernel, bias))
            .getMessage();
    assertTrue(message.contains(part), message);
  }

  private Conv2d conv(int filters, int height, int width) {
    Conv2d block =
        Conv2d.builder().setFilters(filters).setKernelShape(new Shape(height, width)).build();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 4, 8, 8));
    return block;
  }
}
