package io.halfpixel.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models with blocks of Halfpixel, saved and loaded by DJL's own means. */
class SavedModelTest {
  private static final String NAME = "keras-cnn";

  @Test
  void anotherProcessGetsTheSameBits(@TempDir Path folder) throws Exception {
    int bits;
    try (Model model = Model.newInstance(NAME)) {
      SequentialBlock network = KerasCnn.recorded(model.getNDManager());
      model.setBlock(network);
      model.save(folder, NAME);
      bits = Answer.bits(model);
    }
    Path answer = folder.resolve("answer");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name :
        List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR", "ai.djl.offline", "OPT_OUT_TRACKING")) {
      command.add("-D" + name + "=" + System.getProperty(name));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Answer.class.getName(), folder.toString(), answer.toString()));
    Path log = folder.resolve("log");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertEquals(0, status, () -> text(log));
    assertEquals(Integer.toString(bits), Files.readString(answer));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The other process: loads the model and writes a hash of its output. */
  static final class Answer {
    private Answer() {}

    public static void main(String[] args) throws Exception {
      try (Model model = Model.newInstance(NAME)) {
        model.setBlock(KerasCnn.network());
        model.load(Path.of(args[0]), NAME);
        Files.writeString(Path.of(args[1]), Integer.toString(bits(model)));
      }
    }

    static int bits(Model model) {
      try (NDManager manager = model.getNDManager().newSubManager()) {
        NDArray result =
            model
                .getBlock()
                .forward(
                    new ParameterStore(manager, false),
                    new NDList(KerasCnn.channelsFirst(manager, "input_nhwc")),
                    false)
                .singletonOrThrow();
        return Arrays.hashCode(result.toFloatArray());
      }
    }
  }

  @Test
  void otherArgumentsAreRefused(@TempDir Path folder) throws Exception {
    try (Model saved = Model.newInstance(NAME);
        Model loaded = Model.newInstance(NAME)) {
      SequentialBlock bilinear =
          new SequentialBlock().add(UpSampling2D.builder().interpolation("bilinear").build());
      bilinear.initialize(saved.getNDManager(), DataType.FLOAT32, new Shape(1, 3, 8, 8));
      saved.setBlock(bilinear);
      saved.save(folder, NAME);
      loaded.setBlock(new SequentialBlock().add(UpSampling2D.builder().build()));
      String message =
          assertThrows(MalformedModelException.class, () -> loaded.load(folder, NAME)).getMessage();
      assertTrue(message.contains("'bilinear'") && message.contains("'nearest'"), message);
    }
  }
}
