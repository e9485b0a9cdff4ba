package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.param.Param;

/** What the single parameters of a preprocessor say, as keys of a configuration. Stateless. */
final class ConfigurationKeys {
  /** Pillow's filters, in the order of their numbers. */
  static final List<String> RESAMPLE =
      List.of("nearest", "lanczos", "bilinear", "bicubic", "box", "hamming");

  private static final List<String> AS_THEY_ARE =
      List.of(
          "imageProcessorType",
          "doResize",
          "doCenterCrop",
          "doRescale",
          "rescaleFactor",
          "doNormalize");

  private ConfigurationKeys() {}

  /**
   * Returns the keys whose parameters are set.
   *
   * @throws InvalidArgumentException if parameters do not fit each other
   */
  static Map<String, Object> of(ImageTransformer<?> stage) {
    Map<String, Object> keys = new TreeMap<>();
    for (String name : AS_THEY_ARE) {
      Param<Object> param = stage.getParam(name);
      if (stage.isDefined(param)) {
        keys.put(key(name), stage.getOrDefault(param));
      }
    }
    for (String name : List.of("imageMean", "imageStd")) {
      Param<Object> param = stage.getParam(name);
      if (stage.isDefined(param)) {
        double[] numbers = (double[]) stage.getOrDefault(param);
        keys.put(key(name), Arrays.stream(numbers).boxed().toList());
      }
    }
    Param<Object> resample = stage.getParam("resample");
    if (stage.isDefined(resample)) {
      keys.put("resample", RESAMPLE.indexOf(stage.getOrDefault(resample)));
    }
    putSizes(stage, keys);
    return keys;
  }

  private static void putSizes(ImageTransformer<?> stage, Map<String, Object> keys) {
    Param<Object> shortest = stage.getParam("shortestEdge");
    if (stage.isDefined(shortest)) {
      keys.put("size", Map.of("shortest_edge", stage.getOrDefault(shortest)));
    }
    putSize(stage, "height", "width", "size", keys);
    putSize(stage, "cropHeight", "cropWidth", "crop_size", keys);
  }

  private static void putSize(
      ImageTransformer<?> stage,
      String rows,
      String columns,
      String key,
      Map<String, Object> keys) {
    Param<Object> height = stage.getParam(rows);
    Param<Object> width = stage.getParam(columns);
    if (!stage.bothOrNone(height, width)) {
      return;
    }
    Map<String, Object> size =
        Map.of("height", stage.getOrDefault(height), "width", stage.getOrDefault(width));
    if (keys.put(key, size) != null) {
      throw new InvalidArgumentException(
          key + " is either height and width or a shortestEdge, but got both");
    }
  }

  /** Returns the key that has the name of a parameter: {@code do_resize} for {@code doResize}. */
  private static String key(String parameter) {
    return parameter.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
