package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Backends;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.torch.Mode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes, data types, memory and errors of the blocks. */
class ResamplingBlockTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static Upsample torch(Mode mode) {
    return Upsample.of(io.halfpixel.torch.Upsample.builder().scaleFactor(2).mode(mode).build());
  }

  private static UpSampling2D keras(String interpolation) {
    return UpSampling2D.builder().size(2, 3).interpolation(interpolation).build();
  }

  private NDArray forward(Block block, NDArray... inputs) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(inputs), false)
        .singletonOrThrow();
  }

  private static Shape shape(Block block, long... lengths) {
    return block.getOutputShapes(new Shape[] {new Shape(lengths)})[0];
  }

  @Test
  void outputShapes() {
    assertEquals(new Shape(2, 3, 10, 21), shape(keras("nearest"), 2, 3, 5, 7));
    UpSampling2D last = UpSampling2D.builder().size(2).dataFormat(DataFormat.CHANNELS_LAST).build();
    assertEquals(new Shape(2, 10, 14, 3), shape(last, 2, 5, 7, 3));
    assertEquals(new Shape(2, 3, 10, 14), shape(torch(Mode.BICUBIC), 2, 3, 5, 7));
    assertEquals(new Shape(2, 3, 10), shape(torch(Mode.LINEAR), 2, 3, 5));
    assertEquals(new Shape(1, 2, 6, 8, 10), shape(torch(Mode.TRILINEAR), 1, 2, 3, 4, 5));
    assertEquals(new Shape(-1, 3, 10, 21), shape(keras("bilinear"), -1, 3, 5, 7));
    assertEquals(new Shape(-1, 3, -1, -1), shape(keras("bilinear"), -1, 3, -1, -1));
  }

  /** DJL asks for shapes with types where a model's inputs are described. */
  @Test
  void outputShapesOfTypes() {
    Shape[] shapes = {new Shape(1, 3, 5, 7)};
    assertEquals(
        new Shape(1, 3, 10, 14),
        torch(Mode.NEAREST).getOutputShapes(shapes, new DataType[] {DataType.UINT8})[0]);
    assertThrows(
        InvalidArgumentException.class,
        () -> torch(Mode.NEAREST).getOutputShapes(shapes, new DataType[] {DataType.STRING}));
    assertThrows(
        InvalidArgumentException.class,
        () -> torch(Mode.NEAREST).getOutputShapes(shapes, new DataType[0]));
  }

  @Test
  void shapesWithoutAResult() {
    Shape[] none = {};
    Shape[] flat = {new Shape(2, 3)};
    Shape[] volumes = {new Shape(1, 2, 2, 2, 2, 2)};
    DataType[] floats = {DataType.FLOAT32};
    assertThrows(InvalidArgumentException.class, () -> keras("nearest").getOutputShapes(none));
    assertThrows(InvalidArgumentException.class, () -> keras("nearest").getOutputShapes(flat));
    assertThrows(
        InvalidArgumentException.class, () -> keras("nearest").getOutputShapes(flat, floats));
    assertThrows(
        UnsupportedModeException.class, () -> torch(Mode.BILINEAR).getOutputShapes(volumes));
    assertThrows(
        UnsupportedModeException.class,
        () -> torch(Mode.BILINEAR).getOutputShapes(volumes, floats));
  }

  @Test
  void operationsThatCannotRun() {
    NDArray square = manager.ones(new Shape(1, 1, 2, 2));
    Upsample absent = torch(Mode.BILINEAR).on(new Absent());
    assertThrows(BackendUnavailableException.class, () -> forward(absent, square));
    var nearest = io.halfpixel.torch.Upsample.builder().scaleFactor(2).build();
    assertThrows(
        BackendUnavailableException.class, () -> NDArrays.apply(nearest.on(new Absent()), square));
    NDArray volume = manager.ones(new Shape(1, 2, 2, 2, 2, 2));
    assertThrows(UnsupportedModeException.class, () -> NDArrays.apply(nearest, volume));
  }

  /** The array of the engine is read and written in place; the face works on arrays of Java. */
  @ParameterizedTest
  @EnumSource(names = {"NEAREST", "BILINEAR", "BICUBIC"})
  void valuesAreThoseOfTheFace(Mode mode) {
    float[] values = manager.randomNormal(new Shape(2 * 3 * 6 * 5)).toFloatArray();
    float[] expected =
        (float[])
            io.halfpixel.torch.Upsample.builder()
                .scaleFactor(2)
                .mode(mode)
                .build()
                .forward(Tensor.of(values, 2, 3, 6, 5))
                .array();
    NDArray input = manager.create(values, new Shape(2, 3, 6, 5));
    assertArrayEquals(expected, forward(torch(mode), input).toFloatArray());
    NDArray transposed = input.transpose(0, 1, 3, 2);
    assertArrayEquals(
        forward(torch(mode), input).transpose(0, 1, 3, 2).toFloatArray(),
        forward(torch(mode), transposed).toFloatArray(),
        1e-6f);
  }

  @Test
  void everyTypeOfTheFaceIsTaken() {
    for (DataType type :
        new DataType[] {DataType.FLOAT32, DataType.FLOAT64, DataType.FLOAT16, DataType.UINT8}) {
      NDArray input = manager.arange(12f).reshape(1, 1, 3, 4).toType(type, true);
      NDArray result = forward(torch(Mode.NEAREST), input);
      assertEquals(type, result.getDataType());
      assertArrayEquals(
          new float[] {0, 0, 1, 1, 2, 2, 3, 3},
          result.get("0, 0, 1").toType(DataType.FLOAT32, true).toFloatArray());
    }
  }

  /** Keras casts floating-point inputs of a layer to its dtype. */
  @Test
  void kerasCastsToTheDtype() {
    NDArray input = manager.arange(12f).reshape(1, 1, 3, 4).toType(DataType.FLOAT64, true);
    assertEquals(DataType.FLOAT32, forward(keras("bilinear"), input).getDataType());
    UpSampling2D wide = UpSampling2D.builder().dtype(DataType.FLOAT64).build();
    assertEquals(DataType.FLOAT64, forward(wide, input).getDataType());
  }

  /** DJL records no change of type, so the gradient would be lost in silence. */
  @Test
  void trainingRefusesToChangeTheType() {
    NDArray input = manager.arange(12f).reshape(1, 1, 3, 4).toType(DataType.FLOAT64, true);
    assertThrows(
        UnsupportedModeException.class,
        () ->
            keras("bilinear").forward(new ParameterStore(manager, false), new NDList(input), true));
  }

  @Test
  void integersPassThroughTraining() {
    NDArray input = manager.arange(12f).reshape(1, 1, 3, 4).toType(DataType.UINT8, true);
    NDArray result =
        torch(Mode.BILINEAR)
            .forward(new ParameterStore(manager, false), new NDList(input), true)
            .singletonOrThrow();
    assertEquals(DataType.UINT8, result.getDataType());
  }

  @Test
  void halfPrecisionHasGradients() {
    NDArray input = manager.arange(12f).reshape(1, 1, 3, 4).toType(DataType.FLOAT16, true);
    input.setRequiresGradient(true);
    UpSampling2D block = UpSampling2D.builder().dtype(DataType.FLOAT16).build();
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      collector.backward(forward(block, input).sum());
    }
    NDArray gradient = input.getGradient();
    assertEquals(DataType.FLOAT16, gradient.getDataType());
    assertEquals(4f, gradient.toType(DataType.FLOAT32, true).min().getFloat());
    assertEquals(4f, gradient.toType(DataType.FLOAT32, true).max().getFloat());
  }

  @Test
  void errorsSayWhatWasWrong() {
    NDArray square = manager.ones(new Shape(1, 1, 2, 2));
    assertMessage("takes one array, but got a list of 2", keras("nearest"), square, square);
    assertMessage(
        "expected ndim=4, found ndim=3", keras("nearest"), manager.ones(new Shape(1, 2, 2)));
    assertMessage("but got int64", keras("nearest"), square.toType(DataType.INT64, true));
    assertMessage("Received: interpolation=cubic", keras("cubic"), square);
    assertThrows(
        UnsupportedModeException.class,
        () -> forward(torch(Mode.BILINEAR), manager.ones(new Shape(1, 2, 2, 2, 2, 2))));
    assertThrows(InvalidArgumentException.class, () -> UpSampling2D.builder().size(0));
    assertThrows(
        InvalidArgumentException.class, () -> UpSampling2D.builder().dtype(DataType.INT32));
    assertThrows(
        InvalidArgumentException.class, () -> ChannelsLastMemory.of(manager.ones(new Shape(2, 2))));
  }

  private void assertMessage(String part, Block block, NDArray... inputs) {
    String message =
        assertThrows(InvalidArgumentException.class, () -> forward(block, inputs)).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void describesItself() {
    UpSampling2D block = keras("bilinear");
    assertFalse(block.isInitialized());
    assertEquals(
        "UpSampling2D(size=(2, 3), interpolation='bilinear', data_format='channels_first',"
            + " dtype='float32', backend='tensorflow')",
        block.toString());
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 5, 7));
    assertTrue(block.toString().endsWith("(1, 3, 5, 7) -> (1, 3, 10, 21)"), block.toString());
    assertEquals(new Shape(1, 3, 5, 7), block.describeInput().get(0).getValue());
    SequentialBlock model = new SequentialBlock().add(keras("nearest")).add(torch(Mode.BICUBIC));
    model.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 5, 7));
    assertTrue(model.toString().contains("UpSampling2D(1, 3, 5, 7) -> (1, 3, 10, 21)"));
    assertTrue(model.toString().contains("Upsample(1, 3, 10, 21) -> (1, 3, 20, 42)"));
    assertEquals("Upsample(scale_factor=2.0, mode='bicubic')", torch(Mode.BICUBIC).toString());
  }

  @Test
  void backendAndThreadsDoNotShow() {
    NDArray input = manager.randomNormal(new Shape(2, 8, 64, 64));
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      float[] expected = forward(torch(Mode.BICUBIC), input).toFloatArray();
      Upsample other = torch(Mode.BICUBIC).on(Backends.get("jvm")).parallel(pool, 4);
      assertArrayEquals(expected, forward(other, input).toFloatArray());
      UpSampling2D keras = keras("bicubic").parallel(pool, 4).on(Backends.get("jvm"));
      assertArrayEquals(
          forward(keras("bicubic"), input).toFloatArray(), forward(keras, input).toFloatArray());
    } finally {
      pool.shutdown();
    }
  }
}
