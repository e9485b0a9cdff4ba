package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Streams that break, tensors that no file holds, and runs without what they need. */
final class PromisesTest {
  private static final Tensor FLOATS = Tensor.of(new float[] {1, 2}, 2);
  private static final Tensor BRAIN = Tensor.allocate(TensorSpec.of(DataType.BF16, 2));

  private static final String CASE =
      "{\"id\": \"a\", \"call\": \"torch.nn.functional.interpolate\", \"args\": {\"size\": [4, 4]},"
          + " \"input\": \"in.npy\", \"expected\": \"out.npy\", \"compare\": \"bits\"}";

  @TempDir Path folder;

  /** A stream whose disk is full. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("no space left");
    }
  }

  private static void full(Executable call) {
    assertEquals("no space left", assertThrows(IOException.class, call).getMessage());
  }

  private static void brain(Executable call) {
    String message = assertThrows(InvalidArgumentException.class, call).getMessage();
    assertTrue(message.contains("bfloat16"), message);
  }

  @Test
  void streamsThatCannotBeWrittenTo() {
    full(() -> NpyFile.write(new Full(), FLOATS));
    full(() -> NpyFile.writeHeader(new Full(), FLOATS.spec()));
    full(() -> NpyFile.writeElements(new Full(), FLOATS));
    Path nowhere = folder.resolve("none").resolve("x.npy");
    assertThrows(NoSuchFileException.class, () -> NpyFile.write(nowhere, FLOATS));
  }

  @Test
  void tensorsThatTheFormatDoesNotKnow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    brain(() -> NpyFile.write(out, BRAIN));
    brain(() -> NpyFile.writeHeader(out, BRAIN.spec()));
    assertEquals(0, out.size());
  }

  @Test
  void runsWithoutWhatTheyNeed() throws IOException {
    Path manifest = folder.resolve(ParityManifest.FILE_NAME);
    assertThrows(IOException.class, () -> ParityRunner.run(folder, null, done -> {}));
    Files.writeString(manifest, "{\"id\": 1}\n");
    assertThrows(InvalidArgumentException.class, () -> ParityRunner.run(folder, null, done -> {}));
    NpyFile.write(folder.resolve("in.npy"), Tensor.of(new float[4], 1, 1, 2, 2));
    NpyFile.write(folder.resolve("out.npy"), Tensor.of(new float[16], 1, 1, 4, 4));
    Files.writeString(manifest, CASE);
    assertThrows(
        BackendUnavailableException.class, () -> ParityRunner.run(folder, null, done -> {}));
    ParityCase only = ParityManifest.read(folder).cases().get(0);
    assertThrows(BackendUnavailableException.class, () -> ParityRunner.run(only, null));
  }
}
