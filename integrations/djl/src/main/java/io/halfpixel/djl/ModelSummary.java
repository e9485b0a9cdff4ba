package io.halfpixel.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import io.halfpixel.keras.DataFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The table that Keras prints with {@code model.summary()}, for a sequential model of DJL.
 *
 * <p>A row is a layer: its name and type, the shape of its output and the number of its parameters.
 * An activation, which is a block of its own in DJL and an argument of the layer in Keras, is not a
 * row: that is a {@link LambdaBlock} that keeps the shape. Nested sequential blocks are flattened.
 *
 * <p>Source: Keras 3, {@code keras/src/utils/summary_utils.py} and {@code
 * keras/src/utils/naming.py}.
 */
public final class ModelSummary {
  private static final String ROW = " %-28s %-24s %11s%n";
  private static final int WIDTH = 67;
  private static final int FLOAT_BYTES = 4;

  private final DataFormat dataFormat;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private long trainable;
  private long frozen;

  private record Row(String layer, String outputShape, long parameters) {}

  private ModelSummary(DataFormat dataFormat) {
    this.dataFormat = dataFormat;
  }

  /**
   * Returns the table.
   *
   * @param model a model that has been initialized with one input shape, the batch first
   * @param dataFormat how to print shapes of three and more axes, which DJL holds channels first
   * @throws IllegalStateException if the model is not initialized
   */
  public static String of(SequentialBlock model, DataFormat dataFormat) {
    ModelSummary summary = new ModelSummary(dataFormat);
    summary.add(model, model.getInputShapes());
    return summary.toString();
  }

  private Shape[] add(Block block, Shape[] input) {
    if (block instanceof SequentialBlock) {
      Shape[] shapes = input;
      for (Block child : block.getChildren().values()) {
        shapes = add(child, shapes);
      }
      return shapes;
    }
    Shape[] output = block.getOutputShapes(input);
    if (!(block instanceof LambdaBlock) || !output[0].equals(input[0])) {
      rows.add(new Row(layer(block), tuple(output[0]), count(block)));
    }
    return output;
  }

  /** Returns name and type, such as {@code conv2d_1 (Conv2D)}. */
  private String layer(Block block) {
    String type = block.getClass().getSimpleName().replaceAll("(\\d)d$", "$1D");
    String snake = type.replaceAll("(.)([A-Z][a-z]+)", "$1_$2");
    String name = snake.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    int earlier = names.merge(name, 1, Integer::sum) - 1;
    return (earlier == 0 ? name : name + "_" + earlier) + " (" + type + ")";
  }

  private long count(Block block) {
    long sum = 0;
    for (Parameter parameter : block.getParameters().values()) {
      long size = parameter.getShape().size();
      sum += size;
      if (parameter.requiresGradient()) {
        trainable += size;
      } else {
        frozen += size;
      }
    }
    return sum;
  }

  private String tuple(Shape shape) {
    long[] lengths = shape.getShape().clone();
    if (dataFormat == DataFormat.CHANNELS_LAST && lengths.length > 2) {
      System.arraycopy(lengths, 2, lengths, 1, lengths.length - 2);
      lengths[lengths.length - 1] = shape.get(1);
    }
    return LongStream.of(lengths)
        .skip(1)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(None, ", ")"));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("-".repeat(WIDTH)).append(System.lineSeparator());
    text.append(ROW.formatted("Layer (type)", "Output Shape", "Param #"));
    text.append("=".repeat(WIDTH)).append(System.lineSeparator());
    for (Row row : rows) {
      text.append(ROW.formatted(row.layer(), row.outputShape(), grouped(row.parameters())));
    }
    text.append("-".repeat(WIDTH)).append(System.lineSeparator());
    text.append(total("Total", trainable + frozen));
    text.append(total("Trainable", trainable));
    text.append(total("Non-trainable", frozen));
    return text.toString();
  }

  private static String total(String what, long parameters) {
    return " %s params: %s (%s)%n".formatted(what, grouped(parameters), memory(parameters));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns the size of so many float32 values as Keras prints it. */
  private static String memory(long parameters) {
    double size = (double) parameters * FLOAT_BYTES;
    for (String unit : List.of("B", "KB", "MB", "GB")) {
      if (size < 1024) {
        return String.format(Locale.ROOT, "%.2f %s", size, unit);
      }
      size /= 1024;
    }
    return String.format(Locale.ROOT, "%.2f TB", size);
  }
}
