package io.halfpixel.cli;

import io.halfpixel.Operation;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.huggingface.ImageBackend;
import io.halfpixel.huggingface.Timm;
import io.halfpixel.huggingface.Variants;
import io.halfpixel.image.Decoding;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done to images: the configuration, and what it leaves open. */
final class ProcessorOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description =
          "A preprocessor_config.json of Hugging Face transformers, or a config.json of timm.")
  private Path config;

  @Option(
      names = "--processor",
      paramLabel = "NAME",
      defaultValue = "torchvision",
      description =
          "Whose numbers: those of transformers' classes over torchvision, which AutoImageProcessor"
              + " takes, or over Pillow (pil), which older releases took.")
  private Processor processor;

  @Option(
      names = "--exif",
      paramLabel = "HOW",
      description =
          "apply or ignore the EXIF orientation. Default: as that processor does with the name of a"
              + " file; pil applies it, torchvision does not.")
  private @Nullable Exif exif;

  @Mixin private ExecutionOptions execution;

  /** Values of {@code --processor}. */
  enum Processor {
    /** transformers' default. */
    torchvision,
    /** Its Pillow classes. */
    pil
  }

  /** Values of {@code --exif}. */
  enum Exif {
    /** Photos are turned upright. */
    apply,
    /** Photos stay as they are stored. */
    ignore
  }

  Path config() {
    return config;
  }

  ExecutionOptions execution() {
    return execution;
  }

  /** Returns the backend of transformers. */
  ImageBackend backend() {
    return processor == Processor.pil ? ImageBackend.PIL : ImageBackend.TORCHVISION;
  }

  /** Returns whether images are turned upright. */
  boolean upright() {
    return exif == null ? processor == Processor.pil : exif == Exif.apply;
  }

  /** Returns whose pixels a file has. */
  Decoding decoding() {
    return processor == Processor.pil ? Decoding.PILLOW : Decoding.TORCHVISION_RGB;
  }

  /** Returns the name of the processor. */
  String name() {
    return processor.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the preprocessor of the configuration. */
  Preprocessor preprocessor() throws IOException {
    String json = json();
    return json.contains("\"pretrained_cfg\"")
        ? Timm.preprocessor(json)
        : HuggingFace.preprocessor(json, backend());
  }

  /** Returns what else the configuration could have meant. */
  Variants variants() throws IOException {
    return Variants.of(json(), backend());
  }

  private String json() throws IOException {
    InputFiles.requireFile(config);
    try {
      return Files.readString(config);
    } catch (CharacterCodingException e) {
      throw new UserException(config + ": is not UTF-8; name a JSON file", e);
    }
  }

  /** Returns an operation on the backend and threads that were asked for. */
  <T extends Operation<T>> T place(T operation, Executor executor) {
    Backend forced = execution.backend();
    T placed = forced == null ? operation : operation.on(forced);
    return placed.parallel(executor, execution.threads().count());
  }
}
