package io.halfpixel.spark;

import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.preprocess.Preprocessor;

/**
 * A recipe on an executor, shared by all its tasks: the operation keeps the plans of the sizes that
 * it met, so that a task finds those of the tasks before it. Thread-safe.
 */
final class PreparedRecipe {
  /** More recipes than one application uses. */
  private static final LeastRecentlyUsed<Recipe, PreparedRecipe> ALL = new LeastRecentlyUsed<>(64);

  private final Operation<?> operation;
  private final LeastRecentlyUsed<TensorSpec, TensorSpec> results = new LeastRecentlyUsed<>(1024);

  private PreparedRecipe(Operation<?> operation) {
    this.operation = operation;
  }

  /**
   * Returns a recipe, prepared once in this virtual machine.
   *
   * @throws io.halfpixel.InvalidArgumentException if a word of the recipe is none of its framework
   */
  static PreparedRecipe of(Recipe recipe) {
    return ALL.get(recipe, missing -> new PreparedRecipe(missing.operation()));
  }

  /**
   * Writes the result for an image to memory, after the column has been asked whether it can hold
   * it, and returns what it is.
   *
   * @throws RefusedImageException if it cannot
   */
  TensorSpec apply(Tensor image, TensorColumn column, ResultMemory memory)
      throws RefusedImageException {
    Operation<?> own = own(image);
    TensorSpec result = result(own, image.spec());
    column.requireSize(result);
    own.apply(image, memory.tensor(result));
    return result;
  }

  /** Returns what the result for an image is. */
  TensorSpec result(Tensor image) {
    return result(own(image), image.spec());
  }

  /** What depends on pixels has another result for each image, which is not kept. */
  private TensorSpec result(Operation<?> own, TensorSpec image) {
    return own == operation
        ? results.get(image, source -> own.plan(source).target())
        : own.plan(image).target();
  }

  private Operation<?> own(Tensor image) {
    return operation instanceof Preprocessor preprocessor
        ? preprocessor.forImage(image)
        : operation;
  }
}
