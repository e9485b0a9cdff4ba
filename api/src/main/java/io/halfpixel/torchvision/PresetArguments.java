package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The arguments of all presets.
 *
 * @param cropSize nothing, the side of a square, or height and width
 * @param resizeSize nothing, the shorter edge, or height and width
 * @param mean nothing where the preset does not normalise
 * @param std likewise
 */
record PresetArguments(
    List<Integer> cropSize,
    List<Integer> resizeSize,
    List<Double> mean,
    List<Double> std,
    InterpolationMode interpolation,
    boolean antialias,
    boolean isVideo) {
  static final PresetArguments IMAGENET =
      new PresetArguments(
          List.of(),
          List.of(),
          List.of(0.485, 0.456, 0.406),
          List.of(0.229, 0.224, 0.225),
          InterpolationMode.BILINEAR,
          true,
          false);

  static final PresetArguments KINETICS =
      new PresetArguments(
          List.of(),
          List.of(),
          List.of(0.43216, 0.394666, 0.37645),
          List.of(0.22803, 0.22145, 0.216989),
          InterpolationMode.BILINEAR,
          false,
          true);

  static final PresetArguments PLAIN =
      new PresetArguments(
          List.of(), List.of(), List.of(), List.of(), InterpolationMode.BILINEAR, true, false);

  PresetArguments {
    cropSize = checked("crop_size", cropSize);
    resizeSize = checked("resize_size", resizeSize);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.isEmpty() != std.isEmpty()) {
      throw new InvalidArgumentException("normalize has a mean and a std");
    }
    if (std.contains(0.0) || std.contains(-0.0)) {
      throw new InvalidArgumentException("std evaluated to zero, leading to division by zero.");
    }
  }

  private static List<Integer> checked(String name, List<Integer> lengths) {
    if (lengths.size() > 2 || lengths.stream().anyMatch(length -> length < 1)) {
      throw new InvalidArgumentException(
          name + " is a length of at least 1, or a height and a width, but got " + lengths);
    }
    return List.copyOf(lengths);
  }

  PresetArguments cropSize(int... size) {
    return new PresetArguments(
        list(size), resizeSize, mean, std, interpolation, antialias, isVideo);
  }

  PresetArguments resizeSize(int... size) {
    return new PresetArguments(cropSize, list(size), mean, std, interpolation, antialias, isVideo);
  }

  PresetArguments mean(double... values) {
    return new PresetArguments(
        cropSize, resizeSize, list(values), std, interpolation, antialias, isVideo);
  }

  PresetArguments std(double... values) {
    return new PresetArguments(
        cropSize, resizeSize, mean, list(values), interpolation, antialias, isVideo);
  }

  PresetArguments interpolation(InterpolationMode mode) {
    return new PresetArguments(cropSize, resizeSize, mean, std, mode, antialias, isVideo);
  }

  PresetArguments antialias(boolean widened) {
    return new PresetArguments(cropSize, resizeSize, mean, std, interpolation, widened, isVideo);
  }

  private static List<Integer> list(int... lengths) {
    return Arrays.stream(lengths).boxed().toList();
  }

  private static List<Double> list(double... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  boolean resizes() {
    return !resizeSize.isEmpty();
  }

  boolean crops() {
    return !cropSize.isEmpty();
  }

  /** From an image of any type to what the model gets. */
  Plan fractions(ImageTensor image) {
    boolean direct = image.type() != DataType.I64 && image.type() != DataType.BOOL;
    Plan readable = direct ? Plans.identity(image.spec()) : floats(image.spec());
    List<Operation> operations = operations(image.type(), image.channels());
    if (image.isEmpty() || operations.isEmpty()) {
      return Plans.chain(readable, floats(readable.target()));
    }
    return Plans.chain(readable, image.with(readable.target()).compute(operations, DataType.F32));
  }

  private static Plan floats(TensorSpec spec) {
    return Plans.cast(spec, DataType.F32);
  }

  /**
   * Returns {@code x / max} of an integer type, and {@code (x − mean) / std}.
   *
   * @throws InvalidArgumentException if there are not as many means and deviations as channels
   */
  List<Operation> operations(DataType type, int channels) {
    List<Operation> operations = new ArrayList<>();
    if (!type.isFloatingPoint()) {
      operations.add(operation(Operator.DIVIDE, List.of(ToDtype.largest(type)), channels));
    }
    if (!mean.isEmpty()) {
      operations.add(operation(Operator.SUBTRACT, mean, channels));
      operations.add(operation(Operator.DIVIDE, std, channels));
    }
    return operations;
  }

  private static Operation operation(Operator operator, List<Double> values, int channels) {
    if (values.size() != 1 && values.size() != channels) {
      throw new InvalidArgumentException(
          "The size of mean and std must match the number of channels, "
              + channels
              + ", or be 1, but got "
              + values.size());
    }
    List<Double> each =
        values.size() == channels ? values : Collections.nCopies(channels, values.get(0));
    return new Operation(
        operator,
        DataType.F32,
        each.stream().map(value -> (double) (float) (double) value).toList());
  }

  /** The arguments as torchvision prints them. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (crops()) {
      text.append("\n    crop_size=").append(cropSize);
    }
    if (!mean.isEmpty()) {
      text.append("\n    resize_size=")
          .append(resizes() ? resizeSize : "None")
          .append("\n    mean=")
          .append(mean)
          .append("\n    std=")
          .append(std)
          .append("\n    interpolation=InterpolationMode.")
          .append(interpolation)
          .append('\n');
    }
    return text.toString();
  }
}
