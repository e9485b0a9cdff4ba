package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.halfpixel.keras.DataFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Keras 3.15 on TensorFlow 2.21 computed; resources/keras-cnn/README.md says how. */
class RecordedKerasTest {
  private static final double FORWARD_TOLERANCE = 1e-6;
  private static final double TRAINING_TOLERANCE = 1e-5;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray forward(ai.djl.nn.Block block, NDArray input) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(input), false)
        .singletonOrThrow();
  }

  private static void assertSameBits(NDArray expected, NDArray actual) {
    assertEquals(expected.getShape(), actual.getShape());
    assertArrayEquals(bits(expected), bits(actual));
  }

  private static int[] bits(NDArray array) {
    float[] values = array.toFloatArray();
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @Test
  void upSamplingHasTheBitsOfKeras() {
    NDArray recorded = KerasCnn.array(manager, "layer2_upsampling2d");
    assertSameBits(
        recorded,
        forward(
            KerasCnn.upSampling(DataFormat.CHANNELS_LAST),
            KerasCnn.array(manager, "layer1_conv2d")));
    assertSameBits(
        KerasCnn.channelsFirst(manager, "layer2_upsampling2d"),
        forward(
            KerasCnn.upSampling(DataFormat.CHANNELS_FIRST),
            KerasCnn.channelsFirst(manager, "layer1_conv2d")));
  }

  @Test
  void upSamplingHasTheSameBitsWhileGradientsAreRecorded() {
    NDArray input = KerasCnn.channelsFirst(manager, "layer1_conv2d").duplicate();
    input.setRequiresGradient(true);
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      NDArray result = forward(KerasCnn.upSampling(DataFormat.CHANNELS_FIRST), input);
      assertSameBits(KerasCnn.channelsFirst(manager, "layer2_upsampling2d"), result.stopGradient());
      collector.backward(result.sum());
    }
    assertTrue(input.getGradient().abs().sum().getFloat() > 0);
  }

  @Test
  void everyLayerAgreesWithKeras() {
    SequentialBlock network = KerasCnn.recorded(manager);
    NDArray array = KerasCnn.channelsFirst(manager, "input_nhwc");
    String[] recorded = {"", "layer1_conv2d", "layer2_upsampling2d", "", "", "layer3_conv2d"};
    for (int child = 0; child < recorded.length; child++) {
      array = forward(network.getChildren().values().get(child), array);
      if (!recorded[child].isEmpty()) {
        assertClose(KerasCnn.channelsFirst(manager, recorded[child]), array);
      }
    }
    NDArray whole = forward(network, KerasCnn.channelsFirst(manager, "input_nhwc"));
    assertEquals(new Shape(2, 3, 58, 58), whole.getShape());
    assertClose(KerasCnn.channelsFirst(manager, "layer3_conv2d"), whole);
  }

  private static void assertClose(NDArray expected, NDArray actual) {
    assertEquals(expected.getShape(), actual.getShape());
    float difference = expected.sub(actual).abs().max().getFloat();
    assertTrue(difference <= FORWARD_TOLERANCE, () -> "largest difference " + difference);
  }

  @Test
  void trainingFollowsKeras() throws IOException {
    double[] losses = new double[5];
    SequentialBlock network = KerasCnn.network();
    try (Model model = Model.newInstance("keras-cnn")) {
      model.setBlock(network);
      Optimizer sgd = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.5f)).build();
      Loss loss = Loss.l2Loss("mse", 1);
      try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(sgd))) {
        trainer.initialize(new Shape(2, 3, 32, 32));
        KerasCnn.loadWeights(manager, network);
        NDList input = new NDList(KerasCnn.channelsFirst(manager, "input_nhwc"));
        NDList target = new NDList(KerasCnn.channelsFirst(manager, "train_target"));
        for (int step = 0; step < losses.length; step++) {
          try (GradientCollector collector = trainer.newGradientCollector()) {
            NDArray value = loss.evaluate(target, trainer.forward(input));
            losses[step] = value.getFloat();
            collector.backward(value);
          }
          trainer.step();
        }
      }
      double[] recorded = recordedLosses();
      for (int step = 0; step < losses.length; step++) {
        assertEquals(recorded[step], losses[step], TRAINING_TOLERANCE * recorded[step]);
      }
      assertTrained(KerasCnn.conv(network, 0), "trained_conv1");
      assertTrained(KerasCnn.conv(network, 4), "trained_conv2");
    }
  }

  private void assertTrained(Conv2d block, String name) {
    NDArray kernel = KerasCnn.array(manager, name + "_kernel_hwio").transpose(3, 2, 0, 1);
    assertRelative(kernel, block.getDirectParameters().get("weight").getArray());
    assertRelative(
        KerasCnn.array(manager, name + "_bias"),
        block.getDirectParameters().get("bias").getArray());
  }

  /** The difference, relative to the largest weight of the parameter. */
  private static void assertRelative(NDArray expected, NDArray actual) {
    assertEquals(expected.getShape(), actual.getShape());
    float scale = expected.abs().max().getFloat();
    float difference = expected.sub(actual.stopGradient()).abs().max().getFloat();
    assertTrue(
        difference <= TRAINING_TOLERANCE * scale,
        () -> difference + " against weights of " + scale);
  }

  private static double[] recordedLosses() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedKerasTest.class.getResourceAsStream("keras-cnn/train_trace.json"))) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher list = Pattern.compile("\"loss_before_step\": \\[([^]]*)]").matcher(json);
      assertTrue(list.find());
      return Arrays.stream(list.group(1).split(",")).mapToDouble(Double::parseDouble).toArray();
    }
  }
}
