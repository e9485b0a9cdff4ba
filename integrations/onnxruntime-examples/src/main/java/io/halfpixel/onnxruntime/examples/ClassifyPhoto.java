package io.halfpixel.onnxruntime.examples;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.image.DecodedImage;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.onnxruntime.OnnxTensors;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Classifies photos: file, preprocessor of Hugging Face, ONNX Runtime, logits, the best five
 * labels. {@code classify.py} is the same program in Python, with the same logits.
 */
final class ClassifyPhoto {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session = environment.createSession(resource("photos.onnx"));
  private final Preprocessor preprocessor =
      HuggingFace.preprocessor(text("preprocessor_config.json"));
  private final List<String> labels = text("labels.txt").lines().toList();

  ClassifyPhoto() throws OrtException, IOException {}

  /** Prints what each photo shows. */
  public static void main(String... photos) throws OrtException, IOException {
    ClassifyPhoto program = new ClassifyPhoto();
    for (String photo : photos) {
      System.out.println(photo);
      Tensor logits = program.logits(program.pixelValues(Path.of(photo)));
      program.best(logits).forEach(score -> System.out.println("  " + score));
    }
  }

  /** Returns what the model reads. */
  Tensor pixelValues(Path photo) throws IOException {
    DecodedImage image = ImageFile.read(photo, Decoding.PILLOW);
    return preprocessor.batch(image.convert("RGB").pixels()).values();
  }

  /** Returns what the model answers, in memory that ONNX Runtime wrote itself. */
  Tensor logits(Tensor pixelValues) throws OrtException {
    Tensor logits = Tensor.allocateDirect(TensorSpec.of(DataType.F32, 1, labels.size()));
    try (OnnxTensor x = OnnxTensors.of(environment, pixelValues);
        OnnxTensor y = OnnxTensors.over(environment, logits)) {
      session.run(Map.of("pixel_values", x), Map.of("logits", y)).close();
    }
    return logits;
  }

  /** Returns the best five labels with their logits. */
  List<String> best(Tensor logits) {
    return Scores.top(logits, 5).stream()
        .map(score -> labels.get(score.index()) + " " + score.value())
        .toList();
  }

  static String text(String name) throws IOException {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ClassifyPhoto.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
