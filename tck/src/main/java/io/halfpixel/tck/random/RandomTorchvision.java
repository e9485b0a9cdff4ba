package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.plan.Plan;
import io.halfpixel.torchvision.CenterCrop;
import io.halfpixel.torchvision.ImageClassification;
import io.halfpixel.torchvision.Input;
import io.halfpixel.torchvision.InterpolationMode;
import io.halfpixel.torchvision.Normalize;
import io.halfpixel.torchvision.Pad;
import io.halfpixel.torchvision.PilToTensor;
import io.halfpixel.torchvision.Resize;
import io.halfpixel.torchvision.ResizedCrop;
import io.halfpixel.torchvision.RgbToGrayscale;
import io.halfpixel.torchvision.ToDtype;
import io.halfpixel.torchvision.VideoClassification;
import java.util.List;

/** Calls of torchvision on tensors and on images of Pillow. */
public final class RandomTorchvision {
  private static final List<DataType> TYPES = List.of(DataType.values());

  private final Randoms random;

  RandomTorchvision(Randoms random) {
    this.random = random;
  }

  /** Returns the plan of a call. */
  public Plan plan() {
    return AcceptedPlans.draw(
        () -> {
          boolean pil = random.between(0, 2) == 0;
          ImageMode mode = random.pick(List.of(ImageMode.values()));
          TensorSpec source = pil ? image(mode) : tensor();
          return call(source, pil ? Input.pil(mode) : Input.TENSOR).plan(source);
        });
  }

  private TensorSpec image(ImageMode mode) {
    return TensorSpec.of(
        random.pick(mode.types()),
        random.between(1, 2),
        random.between(1, 30),
        random.between(1, 40),
        mode.bands());
  }

  private TensorSpec tensor() {
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
    Shape shape =
        Shape.of(
            random.between(1, 2),
            random.pick(List.of(1, 3, 3, 4)),
            random.between(1, 30),
            random.between(1, 40));
    return new TensorSpec(shape, random.flip() ? DataType.U8 : random.pick(TYPES), format);
  }

  private Operation<?> call(TensorSpec source, Input input) {
    boolean pil = input.isPil();
    int channels = (int) source.shape().length(pil ? 3 : 1);
    return switch (random.between(0, 9)) {
      case 0 -> ResizedCrop.of(at(), at(), length(), length(), resize(input));
      case 1 -> CenterCrop.of(length(), length()).input(input);
      case 2, 3 -> pad(channels).input(input);
      case 4 -> pil ? PilToTensor.toTensor() : Normalize.of(numbers(channels), numbers(channels));
      case 5, 6 ->
          random.flip()
              ? ToDtype.of(random.pick(TYPES), random.flip())
              : ToDtype.convertImageDtype(random.pick(TYPES));
      case 7 -> RgbToGrayscale.of(random.flip() ? 1 : 3).api(api()).input(input);
      case 8 -> preset(input);
      default -> resize(input);
    };
  }

  private Operation<?> preset(Input input) {
    return random.flip() && !input.isPil()
        ? VideoClassification.of(length(), length(), length())
        : ImageClassification.of(length()).resizeSize(length()).mean(0.5).std(0.25).input(input);
  }

  private Pad pad(int channels) {
    Pad pad = Pad.of(random.between(-2, 9), random.between(-2, 9));
    return switch (random.between(0, 3)) {
      case 0 -> pad.mode(random.pick(List.of(Pad.Mode.values())));
      case 1 -> pad.fill(random.between(0, 100));
      default -> pad.fill(numbers(channels));
    };
  }

  private double[] numbers(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.between(1, 100);
    }
    return numbers;
  }

  private Resize resize(Input input) {
    return Resize.builder()
        .size(length(), length())
        .interpolation(random.pick(List.of(InterpolationMode.values())))
        .api(api())
        .input(input)
        .build();
  }

  private Resize.Api api() {
    return random.pick(List.of(Resize.Api.values()));
  }

  private int length() {
    return random.between(1, 50);
  }

  private int at() {
    return random.between(-10, 30);
  }
}
