package io.halfpixel.djl;

import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.PostProcessor;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.halfpixel.Tensor;
import io.halfpixel.image.Images;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Preprocessor;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A translator whose input is what a {@link Preprocessor} makes of images, bit for bit.
 *
 * <pre>{@code
 * Preprocessor p = HuggingFace.preprocessor(Path.of("preprocessor_config.json"));
 * Criteria<Image, Classifications> criteria =
 *     Criteria.builder()
 *         .setTypes(Image.class, Classifications.class)
 *         .optTranslator(new PreprocessTranslator<>(
 *             p, (context, logits) -> new Classifications(labels, logits.get(0).softmax(0))))
 *         …
 * }</pre>
 *
 * <p>An image becomes RGB as {@code PIL.Image.convert("RGB")} makes it. A {@code BufferedImage} is
 * one by {@code ImageFactory.getInstance().fromImage(image)}. Images that are predicted together
 * are one batch of the preprocessor, with its padding; the arrays are {@code pixel_values}, {@code
 * pixel_mask} if the model has one, and whatever else it reads, by name. Values are copied once,
 * into the memory of the engine.
 *
 * <p>Thread-safe if the post-processor is.
 *
 * @param <O> what the post-processor makes of an output
 */
public final class PreprocessTranslator<O> implements Translator<Image, O> {
  /** The attachment of the context with the {@code List<AffineMap>} of {@link Batch#maps()}. */
  public static final String MAPS = "io.halfpixel.maps";

  private final Preprocessor preprocessor;
  private final PostProcessor<O> output;

  /**
   * Makes a translator.
   *
   * @param preprocessor makes an image ready
   * @param output makes a result of what the model answers for one image, without a batch axis
   */
  public PreprocessTranslator(Preprocessor preprocessor, PostProcessor<O> output) {
    this.preprocessor = preprocessor;
    this.output = output;
  }

  /** Returns the arrays of one image, without a batch axis. */
  @Override
  public NDList processInput(TranslatorContext context, Image image) {
    NDList batch = batchProcessInput(context, List.of(image));
    NDList one = new NDList();
    for (NDArray array : batch) {
      NDArray first = array.get(0);
      first.setName(array.getName());
      one.add(first);
    }
    return one;
  }

  /** Returns the arrays of several images. */
  @Override
  public NDList batchProcessInput(TranslatorContext context, List<Image> images) {
    NDManager manager = context.getNDManager();
    Batch batch = preprocessor.batch(images.stream().map(i -> pixels(manager, i)).toList());
    context.setAttachment(MAPS, batch.maps());
    NDList arrays = new NDList(named(manager, "pixel_values", batch.values()));
    Tensor mask = batch.mask();
    if (mask != null) {
      arrays.add(named(manager, "pixel_mask", mask));
    }
    batch.more().keySet().stream()
        .sorted()
        .forEach(name -> arrays.add(named(manager, name, batch.more().get(name))));
    return arrays;
  }

  @Override
  public O processOutput(TranslatorContext context, NDList list) throws Exception {
    return output.processOutput(context, list);
  }

  /** Returns red, green and blue of an image, [h, w, 3] bytes. */
  private static Tensor pixels(NDManager manager, Image image) {
    if (image.getWrappedImage() instanceof BufferedImage buffered) {
      return Images.decoded(buffered).convert("RGB").pixels();
    }
    try (NDArray colours = image.toNDArray(manager, Image.Flag.COLOR)) {
      Tensor tensor = EngineMemory.tensor(colours);
      return Tensor.wrap(tensor.copyToArray(), 0, tensor.spec());
    }
  }

  private static NDArray named(NDManager manager, String name, Tensor tensor) {
    NDArray array = EngineMemory.array(manager, tensor);
    array.setName(name);
    return array;
  }
}
