package io.halfpixel.onnxruntime.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.halfpixel.Tensor;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.image.Images;
import io.halfpixel.onnxruntime.OnnxTensors;
import io.halfpixel.preprocess.Preprocessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The classifier against what {@code classify.py} printed for the same files. */
class ClassifyPhotoTest {
  private static final Path PHOTOS = Path.of("../../docs/images");

  @Test
  void inputLogitsAndLabelsAreThoseOfPython() throws Exception {
    ClassifyPhoto program = new ClassifyPhoto();
    List<String> recorded = ClassifyPhoto.text("recorded.txt").lines().toList();
    List<String> ours = new ArrayList<>();
    for (String line : recorded) {
      if (!line.startsWith(" ")) {
        String photo = line.substring(0, line.indexOf(' '));
        Tensor x = program.pixelValues(PHOTOS.resolve(photo));
        Tensor logits = program.logits(x);
        ours.add(photo + " " + digest((float[]) x.array()) + hexadecimal(logits));
        program.best(logits).forEach(label -> ours.add("  " + label));
      }
    }
    assertEquals(4 * 6, recorded.size());
    assertEquals(String.join("\n", recorded), String.join("\n", ours));
  }

  /** From an image of Java to ONNX Runtime in three lines. */
  @Test
  void threeLines() throws OrtException, IOException {
    BufferedImage image = ImageIO.read(PHOTOS.resolve("chelsea.png").toFile());
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    String json = ClassifyPhoto.text("preprocessor_config.json");

    Preprocessor preprocessor = HuggingFace.preprocessor(json);
    Tensor x = preprocessor.batch(Images.decoded(image).convert("RGB").pixels()).values();
    try (OnnxTensor input = OnnxTensors.of(environment, x)) {
      assertArrayEquals(new long[] {1, 3, 224, 224}, input.getInfo().getShape());
      Tensor expected = new ClassifyPhoto().pixelValues(PHOTOS.resolve("chelsea.png"));
      assertArrayEquals((float[]) expected.array(), input.getFloatBuffer().array());
    }
  }

  private static String digest(float[] values) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }

  private static String hexadecimal(Tensor logits) {
    StringBuilder bits = new StringBuilder();
    for (float logit : (float[]) logits.copyToArray()) {
      bits.append(" %08x".formatted(Float.floatToRawIntBits(logit)));
    }
    return bits.toString();
  }
}
