package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** What the single parameters of a preprocessor say, as keys of a configuration. Stateless. */
final class ConfigurationKeys {
  /** Pillow's filters, in the order of their numbers. */
  static final List<String> RESAMPLE =
      List.of("nearest", "lanczos", "bilinear", "bicubic", "box", "hamming");

  private ConfigurationKeys() {}

  /**
   * Returns the keys whose parameters are set.
   *
   * @throws InvalidArgumentException if parameters do not fit each other
   */
  static Map<String, Object> of(HalfpixelPreprocessor p) {
    Map<String, Object> keys = new TreeMap<>();
    for (Param<?> param :
        List.of(
            p.imageProcessorType(),
            p.doResize(),
            p.doCenterCrop(),
            p.doRescale(),
            p.rescaleFactor(),
            p.doNormalize())) {
      if (p.isDefined(param)) {
        keys.put(key(param), p.getOrDefault(param));
      }
    }
    for (DoubleArrayParam param : List.of(p.imageMean(), p.imageStd())) {
      if (p.isDefined(param)) {
        keys.put(key(param), Arrays.stream(p.getOrDefault(param)).boxed().toList());
      }
    }
    if (p.isDefined(p.resample())) {
      keys.put(key(p.resample()), RESAMPLE.indexOf(p.getOrDefault(p.resample())));
    }
    putSizes(p, keys);
    return keys;
  }

  private static void putSizes(HalfpixelPreprocessor p, Map<String, Object> keys) {
    if (p.isDefined(p.shortestEdge())) {
      keys.put("size", Map.of("shortest_edge", p.getOrDefault(p.shortestEdge())));
    }
    if (p.bothOrNone(p.height(), p.width())
        && keys.put("size", size(p, p.height(), p.width())) != null) {
      throw new InvalidArgumentException(
          "size is either height and width or a shortestEdge, but got both");
    }
    if (p.bothOrNone(p.cropHeight(), p.cropWidth())) {
      keys.put("crop_size", size(p, p.cropHeight(), p.cropWidth()));
    }
  }

  private static Map<String, Object> size(
      HalfpixelPreprocessor p, IntParam rows, IntParam columns) {
    return Map.of("height", p.getOrDefault(rows), "width", p.getOrDefault(columns));
  }

  /** Returns the key that has the name of a parameter: {@code do_resize} for {@code doResize}. */
  private static String key(Param<?> param) {
    return param.name().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
