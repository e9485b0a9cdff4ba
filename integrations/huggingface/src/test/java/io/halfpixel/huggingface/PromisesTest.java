package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.torchvision.ImageClassification;
import io.halfpixel.torchvision.VideoClassification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Files and configurations that are refused, with what was wrong. */
class PromisesTest {
  private static void invalid(String words, Executable call) {
    String message = assertThrows(InvalidArgumentException.class, call).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void files(@TempDir Path folder) throws IOException {
    Path absent = folder.resolve("absent.json");
    assertThrows(NoSuchFileException.class, () -> HuggingFace.preprocessor(absent));
    assertThrows(
        NoSuchFileException.class, () -> HuggingFace.preprocessor(absent, ImageBackend.PIL));
    assertThrows(NoSuchFileException.class, () -> Timm.preprocessor(absent));
    Path list = Files.writeString(folder.resolve("list.json"), "[]");
    invalid("JSON object", () -> HuggingFace.preprocessor(list));
    invalid("JSON object", () -> HuggingFace.preprocessor(list, ImageBackend.PIL));
    invalid("JSON object", () -> Timm.preprocessor(list));
  }

  @Test
  void alternatives() {
    invalid("JSON object", () -> Alternatives.transformers("[]", ImageBackend.PIL));
    invalid("JSON object", () -> Alternatives.timm("[]"));
    invalid("videos", () -> Alternatives.torchvision(VideoClassification.of(4, 4, 4), true));
    Variants small = Alternatives.torchvision(ImageClassification.of(9).resizeSize(12), true);
    Variants timm = Alternatives.timm("{\"input_size\": [3, 9, 9]}");
    invalid("no change of this", () -> small.with(List.of(timm.changes().get(0))));
  }
}
