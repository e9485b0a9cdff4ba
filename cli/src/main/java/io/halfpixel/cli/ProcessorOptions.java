package io.halfpixel.cli;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.image.Decoding;
import io.halfpixel.preprocess.Size;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is done to images: the configuration, and what it leaves open. */
final class ProcessorOptions {
  @ArgGroup(multiplicity = "1")
  private Source source;

  @Option(
      names = "--processor",
      paramLabel = "NAME",
      defaultValue = "torchvision",
      description =
          "Whose numbers, with transformers: those of its classes over torchvision, which"
              + " AutoImageProcessor takes, or over Pillow (pil), which older releases took. With"
              + " --weights: whether torchvision was given a tensor or an image of Pillow (pil).")
  private Processor processor;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = OutputSize.Converter.class,
      description = "With --keras: the target_size of load_img.")
  private @Nullable OutputSize size;

  @Option(
      names = "--interpolation",
      paramLabel = "NAME",
      description = "With --keras: the interpolation of load_img. Default: nearest, as there.")
  private @Nullable String interpolation;

  @Option(
      names = "--exif",
      paramLabel = "HOW",
      description =
          "apply or ignore the EXIF orientation. Default: as the package does with the name of a"
              + " file; transformers' pil applies it, all others do not.")
  private @Nullable Exif exif;

  @Mixin private ExecutionOptions execution;

  private @Nullable ModelRecipe recipe;

  /** Where the model's preprocessing is written. */
  static final class Source {
    @Option(
        names = "--config",
        paramLabel = "FILE",
        description =
            "A preprocessor_config.json of Hugging Face transformers, or a config.json of timm.")
    private @Nullable Path config;

    @Option(
        names = "--weights",
        paramLabel = "NAME",
        description = "Weights of torchvision, such as ResNet50_Weights.IMAGENET1K_V2.")
    private @Nullable String weights;

    @Option(
        names = "--keras",
        paramLabel = "NAME",
        description =
            "A module of keras.applications, such as resnet50, or a mode of preprocess_input:"
                + " caffe, tf or torch. With --size.")
    private @Nullable String keras;
  }

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

  /** Returns the files that are read beside images. */
  List<Path> files() {
    return source.config == null ? List.of() : List.of(source.config);
  }

  ExecutionOptions execution() {
    return execution;
  }

  /** Returns whether images are turned upright. */
  boolean upright() throws IOException {
    return exif == null ? recipe().isUpright() : exif == Exif.apply;
  }

  /** Returns whose pixels a file has. */
  Decoding decoding() throws IOException {
    return recipe().decoding();
  }

  /** Returns what makes the model's input; read once. */
  ModelRecipe recipe() throws IOException {
    if (recipe == null) {
      recipe = read();
    }
    return recipe;
  }

  private ModelRecipe read() throws IOException {
    boolean pil = processor == Processor.pil;
    if (source.keras == null && (size != null || interpolation != null)) {
      throw new UserException(
          "--size and --interpolation belong to --keras; other configurations have their own");
    }
    if (source.keras != null) {
      String filter = interpolation == null ? "nearest" : interpolation;
      return ModelRecipe.keras(source.keras, kerasSize(), filter);
    }
    if (source.weights != null) {
      return ModelRecipe.torchvision(source.weights, pil);
    }
    String json = json(source.config);
    try {
      return json.contains("\"pretrained_cfg\"")
          ? ModelRecipe.timm(json)
          : ModelRecipe.transformers(json, pil);
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      throw new UserException(source.config + ": " + e.getMessage(), e);
    }
  }

  private Size kerasSize() {
    List<Integer> lengths = size == null ? List.of() : size.lengths();
    if (lengths.size() != 2 || lengths.contains(0)) {
      throw new UserException(
          "--keras needs both lengths of the model's input, such as --size 224x224");
    }
    return new Size(lengths.get(0), lengths.get(1));
  }

  private static String json(Path config) throws IOException {
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
