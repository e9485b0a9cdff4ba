package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The presets of torchvision's weights by their names: {@code get_weight(name).transforms()}.
 *
 * <pre>{@code
 * Preset<?> resnet = Presets.of("ResNet50_Weights.IMAGENET1K_V2").input(Input.PIL);
 * }</pre>
 *
 * <p>Stateless and thread-safe. The values are those of torchvision 0.28.
 */
public final class Presets {
  private static final String FILE = "weights.txt";
  private static final int SUGGESTIONS = 3;

  /** What is typed beyond this is not looked at for suggestions: no name is as long. */
  private static final int LONGEST_TYPED = 100;

  private Presets() {}

  /** Read when it is first needed. */
  private static final class Table {
    static final Map<String, String> LINES = read();
  }

  /** Returns the names of all weights, aliases such as {@code DEFAULT} included, in order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(Table.LINES.keySet());
  }

  /**
   * Returns the preset of some weights.
   *
   * @param weights a name such as {@code "ResNet50_Weights.IMAGENET1K_V2"} or {@code
   *     "ResNet50_Weights.DEFAULT"}
   * @throws InvalidArgumentException if no weights have that name; the message names similar ones
   */
  public static Preset<?> of(String weights) {
    String line = Table.LINES.get(weights);
    if (line == null) {
      throw new InvalidArgumentException(
          "torchvision 0.28 has no weights \"" + weights + "\"; similar are " + similar(weights));
    }
    Line arguments = new Line(line);
    return switch (arguments.name()) {
      case "ObjectDetection" -> ObjectDetection.of();
      case "OpticalFlow" -> OpticalFlow.of();
      case "SemanticSegmentation" ->
          SemanticSegmentation.of(arguments.integers("resize_size")[0])
              .mean(arguments.numbers("mean"))
              .std(arguments.numbers("std"))
              .interpolation(arguments.interpolation())
              .antialias(arguments.antialias());
      case "VideoClassification" ->
          VideoClassification.of(
                  arguments.integers("crop_size")[0],
                  arguments.integers("crop_size")[1],
                  arguments.integers("resize_size"))
              .mean(arguments.numbers("mean"))
              .std(arguments.numbers("std"))
              .interpolation(arguments.interpolation());
      case "ImageClassification" ->
          ImageClassification.of(arguments.integers("crop_size")[0])
              .resizeSize(arguments.integers("resize_size")[0])
              .mean(arguments.numbers("mean"))
              .std(arguments.numbers("std"))
              .interpolation(arguments.interpolation())
              .antialias(arguments.antialias());
      default -> throw new IllegalStateException("unknown preset " + line);
    };
  }

  /** A preset's name and its arguments. */
  private record Line(String name, Map<String, String> arguments) {
    Line(String line) {
      this(
          line.split(" ", -1)[0],
          Arrays.stream(line.split(" ", -1))
              .skip(1)
              .map(argument -> argument.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    private String[] values(String argument) {
      String text = arguments.get(argument);
      if (text == null) {
        throw new IllegalStateException(name + " has no " + argument);
      }
      return text.split(",");
    }

    int[] integers(String argument) {
      return Arrays.stream(values(argument)).mapToInt(Integer::parseInt).toArray();
    }

    double[] numbers(String argument) {
      return Arrays.stream(values(argument)).mapToDouble(Double::parseDouble).toArray();
    }

    InterpolationMode interpolation() {
      return InterpolationMode.of(values("interpolation")[0]);
    }

    boolean antialias() {
      return values("antialias")[0].equals("True");
    }
  }

  /** Returns the line of the preset of each name. */
  static Map<String, String> read() {
    Map<String, String> lines = new TreeMap<>();
    try (InputStream file = Presets.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing beside " + Presets.class);
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      String preset = "";
      for (String line : reader.lines().toList()) {
        if (line.startsWith(" ")) {
          lines.put(line.strip(), preset);
        } else {
          preset = line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String similar(String weights) {
    String typed = lowerCase(weights.substring(0, Math.min(weights.length(), LONGEST_TYPED)));
    return names().stream()
        .map(name -> Map.entry(distance(lowerCase(name), typed), name))
        .sorted(Map.Entry.comparingByKey())
        .limit(SUGGESTIONS)
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(", "));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The number of characters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, index -> index);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
