package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the committed list refuses. */
final class DocumentedRefusalsTest {
  @TempDir Path folder;

  @Test
  void sampling_is_read_from_the_frame() {
    byte[] file = {
      -1,
      (byte) 0xD8,
      -1,
      (byte) 0xE0,
      0,
      4,
      1,
      2,
      -1,
      (byte) 0xC2,
      0,
      17,
      8,
      0,
      1,
      0,
      1,
      3,
      1,
      0x12,
      0,
      2,
      0x11,
      1,
      3,
      0x11,
      1
    };
    assertEquals("JPEG 4:4:0", JpegSampling.describe(file));
    file[19] = 0x22;
    assertEquals("JPEG", JpegSampling.describe(file));
    assertEquals("", JpegSampling.describe(new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    assertEquals("JPEG", JpegSampling.describe(new byte[] {-1, (byte) 0xD8, -1}));
    assertEquals("", JpegSampling.describe(new byte[0]));
  }

  @Test
  void the_committed_list_knows_the_default_transform_of_tensorflow() throws IOException {
    Path jpeg = folder.resolve("a.jpg");
    Files.write(jpeg, new byte[] {-1, (byte) 0xD8, -1, (byte) 0xD9});
    DocumentedRefusals list = DocumentedRefusals.committed();
    ParityCase fast = onFile("tf.io.decode_jpeg", Map.of("channels", 3), jpeg);
    assertTrue(list.reason(fast, Set.of()).orElseThrow().contains("INTEGER_FAST"));
    Map<String, Object> accurate = Map.of("channels", 3, "dct_method", "INTEGER_ACCURATE");
    assertTrue(list.reason(onFile("tf.io.decode_jpeg", accurate, jpeg), Set.of()).isEmpty());
    assertTrue(list.reason(onFile("cv2.imdecode", Map.of(), jpeg), Set.of()).isEmpty());
  }

  private static ParityCase onFile(String call, Map<String, Object> args, Path file) {
    CaseInput input = new CaseInput(List.of(file), CaseInput.Kind.PATH, false, null);
    Expected expected = new Expected.Hashed("0".repeat(64), TensorSpec.of(DataType.U8, 4), file, 1);
    return new ParityCase(
        "id", call, args, input, Map.of("output", expected), null, new Comparison.Bits(), Map.of());
  }
}
