package io.halfpixel.spark;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.image.ImageFormatException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * From a value of one column to a value of another, on an executor.
 *
 * @param recipe what is done
 * @param input how a value is read
 * @param output how a result is written
 */
record ImageTask(Recipe recipe, ImageColumn input, TensorColumn output) implements Serializable {
  /**
   * A result or the reason why there is none.
   *
   * @param value the result, or null
   * @param reason the reason, or null if there is a result
   * @param cause what was thrown, if anything
   */
  record Outcome(@Nullable Object value, @Nullable String reason, @Nullable Exception cause) {}

  /**
   * Checks the recipe with an image of a common size, before any job starts.
   *
   * @throws InvalidArgumentException if a word of the recipe is none of its framework, or its
   *     results do not fit the column
   * @throws UnsupportedModeException if the framework defines no result for images
   */
  void check() {
    TensorSpec photo = TensorSpec.of(io.halfpixel.DataType.U8, 480, 640, 3);
    output.require(PreparedRecipe.of(recipe).result(Tensor.allocate(photo)));
  }

  /**
   * Makes one image ready. Whatever is wrong with it is in the outcome.
   *
   * @param origin the file, if it is known
   * @param memory where the result is, until the next one
   * @throws InvalidArgumentException if a word of the recipe is none of its framework
   * @throws BackendUnavailableException if no backend can run, which is no fault of the image
   */
  Outcome run(@Nullable Object value, @Nullable String origin, ResultMemory memory) {
    if (value == null) {
      return new Outcome(null, "there is no image: the value is null", null);
    }
    PreparedRecipe prepared = PreparedRecipe.of(recipe);
    try {
      DecodingMemory.Part part = DecodingMemory.SHARED.take(input.requireBytes(value));
      try {
        TensorSpec result = prepared.apply(input.read(value), output, memory);
        return new Outcome(output.value(result, memory.array(), origin), null, null);
      } finally {
        part.close();
      }
    } catch (BackendUnavailableException e) {
      throw e;
    } catch (ImageFormatException e) {
      return new Outcome(null, "the file " + e.getMessage(), e);
    } catch (RefusedImageException | InvalidArgumentException | UnsupportedModeException e) {
      return new Outcome(null, e.getMessage(), e);
    } catch (RuntimeException e) {
      return new Outcome(null, e.toString(), e);
    }
  }
}
