package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.List;

/**
 * From arrays [h, w], [h, w, c] or batches [n, h, w, c] to tensors [c, h, w] or [n, c, h, w].
 *
 * <pre>{@code
 * Tensor x = PilToTensor.toTensor().apply(photo);   // [h, w, 3] bytes to [3, h, w] in [0, 1]
 * }</pre>
 *
 * <p>{@link #pilToTensor}, which is also {@code v2.functional.to_image}, keeps the type. {@link
 * #toTensor} makes bytes {@code float32} and divides them by 255; other types stay. Immutable and
 * thread-safe.
 *
 * <p>Source: torchvision 0.28, {@code to_tensor} and {@code pil_to_tensor} in {@code
 * transforms/functional.py}.
 */
public final class PilToTensor extends Operation<PilToTensor> {
  private static final int IMAGE_AXES = 3;

  private final Kind kind;

  private enum Kind {
    /** {@code pil_to_tensor}. */
    KEEP,
    /** {@code to_tensor} of an array. */
    ARRAY,
    /** {@code to_tensor} of an image of Pillow. */
    IMAGE
  }

  private PilToTensor(Kind kind, Execution execution) {
    super(execution);
    this.kind = kind;
  }

  /** Returns {@code pil_to_tensor(pic)}. */
  public static PilToTensor pilToTensor() {
    return new PilToTensor(Kind.KEEP, Execution.DEFAULT);
  }

  /**
   * Returns {@code to_tensor(pic)} of images of Pillow. Mode 1 becomes 0 and 1 in {@code float32};
   * I;16 becomes {@code int16}, where values above 32767 are negative.
   */
  public static PilToTensor toTensor() {
    return new PilToTensor(Kind.IMAGE, Execution.DEFAULT);
  }

  /** Returns {@code to_tensor(pic)} of arrays of NumPy, in which only bytes change their type. */
  public static PilToTensor arrayToTensor() {
    return new PilToTensor(Kind.ARRAY, Execution.DEFAULT);
  }

  @Override
  protected PilToTensor with(Execution execution) {
    return new PilToTensor(kind, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is none of the shapes above, or not {@link
   *     MemoryFormat#CONTIGUOUS}
   */
  @Override
  public Plan plan(TensorSpec source) {
    Shape shape = source.shape();
    int rank = shape.rank();
    if (rank < 2 || rank > IMAGE_AXES + 1 || source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "pic should be 2/3 dimensional, or a batch [n, h, w, c], and CONTIGUOUS. Got " + source);
    }
    // Planes last, which moves no bit of a result, but is the faster order.
    Plan typed = typed(source);
    return Plans.chain(typed, planes(typed.target()));
  }

  private Plan typed(TensorSpec source) {
    return switch (source.dataType()) {
      case U8 ->
          kind == Kind.KEEP
              ? Plans.identity(source)
              : ToDtype.convertImageDtype(DataType.F32).plan(source);
      case BOOL -> kind == Kind.IMAGE ? Plans.cast(source, DataType.F32) : Plans.identity(source);
      case U16 -> kind == Kind.IMAGE ? Cast.of(source, DataType.I16) : Plans.identity(source);
      default -> Plans.identity(source);
    };
  }

  private static Plan planes(TensorSpec source) {
    long[] shape = source.shape().toArray();
    int rank = shape.length;
    long images = rank > IMAGE_AXES ? shape[0] : 1;
    long channels = rank == 2 ? 1 : shape[rank - 1];
    int top = rank > IMAGE_AXES ? 1 : 0;
    long high = shape[top];
    long wide = shape[top + 1];
    Shape target =
        rank > IMAGE_AXES ? Shape.of(images, channels, high, wide) : Shape.of(channels, high, wide);
    Permute permute =
        new Permute(List.of(images, high * wide, channels), List.of(0, 2, 1), source.dataType());
    return new Plan(
        source,
        new TensorSpec(target, source.dataType(), MemoryFormat.CONTIGUOUS),
        channels == 1 || source.elements() == 0 ? List.of() : List.of(permute));
  }
}
