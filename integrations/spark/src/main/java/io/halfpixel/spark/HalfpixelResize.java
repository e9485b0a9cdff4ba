package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;

/**
 * Resizes images as a framework does, with its bits on every executor.
 *
 * <pre>{@code
 * Dataset<Row> small =
 *     new HalfpixelResize()
 *         .setLike("pillow").setMode("bicubic")
 *         .setShortestEdge(256).setCrop(224, 224)
 *         .setMean(0.485, 0.456, 0.406).setStd(0.229, 0.224, 0.225)
 *         .transform(spark.read().format("binaryFile").load("photos/"));
 * }</pre>
 *
 * <p>In this order: red, green and blue bytes are resized by the framework's call; the middle is
 * cut out as torchvision does; with the element type {@code float32}, values are divided by 255,
 * and then {@code (x − mean) / std}, each step rounded to {@code float32}.
 *
 * <p>The result is {@code struct<shape: array<int>, data: array<float>>}, or with {@link
 * #setOutputType} {@code image} an image of Spark's source {@code image}.
 */
public final class HalfpixelResize extends ImageTransformer<HalfpixelResize> {
  @Serial private static final long serialVersionUID = 1L;
  private static final String TORCHVISION = "torchvision";
  private static final String FLOAT32 = "float32";
  private static final String UINT8 = "uint8";
  private static final String CHW = "chw";
  private static final String HWC = "hwc";

  private final Param<String> like = text("like", "the framework; pillow, opencv, torchvision, …");
  private final Param<String> mode = text("mode", "the framework's name of the algorithm");
  private final BooleanParam antialias =
      flag("antialias", "widen a filter that shrinks; unless set, the framework's own default");
  private final IntParam height = length("height", "the new number of rows");
  private final IntParam width = length("width", "the new number of columns");
  private final IntParam shortestEdge =
      length("shortestEdge", "the new length of the shorter edge, instead of height and width");
  private final IntParam cropHeight = length("cropHeight", "the rows of the middle that is kept");
  private final IntParam cropWidth = length("cropWidth", "the columns of the middle that is kept");
  private final DoubleArrayParam mean =
      new DoubleArrayParam(this, "mean", "subtracted from fractions: 3 numbers, or one for all");
  private final DoubleArrayParam std =
      new DoubleArrayParam(this, "std", "what is then divided by: 3 numbers, or one for all");
  private final Param<String> layout =
      choice("layout", "the axes of a result; unless set, chw of tensors, hwc of images", CHW, HWC);
  private final Param<String> elementType =
      choice(
          "elementType",
          "float32: fractions; uint8: the bytes of the resize; unless set, float32 of tensors,"
              + " uint8 of images",
          FLOAT32,
          UINT8);
  private final Param<String> outputType =
      choice("outputType", "what the column of results holds", "tensor", "image");

  /** Creates one with a name of its own. */
  public HalfpixelResize() {
    this(Identifiable$.MODULE$.randomUID("halfpixelResize"));
  }

  /** Creates one with a name. */
  public HalfpixelResize(String uid) {
    super(uid);
    setDefault(like, TORCHVISION);
    setDefault(mode, "bilinear");
    setDefault(outputType, "tensor");
  }

  private static final class Reader implements DefaultParamsReadable<HalfpixelResize> {}

  /** Returns what reads a saved one. */
  public static MLReader<HalfpixelResize> read() {
    return new Reader().read();
  }

  /** Returns the one that was saved at a path. */
  public static HalfpixelResize load(String path) {
    return read().load(path);
  }

  /** Returns the parameter of the framework. */
  public Param<String> like() {
    return like;
  }

  /** Sets the framework, such as {@code pillow}; {@code torchvision} unless set. */
  public HalfpixelResize setLike(String value) {
    return with(like, value);
  }

  /** Returns the parameter of the algorithm. */
  public Param<String> mode() {
    return mode;
  }

  /** Sets the framework's name of the algorithm; {@code bilinear} unless set. */
  public HalfpixelResize setMode(String value) {
    return with(mode, value);
  }

  /** Returns the parameter of antialiasing. */
  public BooleanParam antialias() {
    return antialias;
  }

  /**
   * Sets whether a filter that shrinks is widened. Unless set it is for torchvision, as is its
   * default, and not for the others; Pillow always does.
   */
  public HalfpixelResize setAntialias(boolean value) {
    return with(antialias, value);
  }

  /** Returns the parameter of the rows. */
  public IntParam height() {
    return height;
  }

  /** Sets the number of rows, at least 1; with a width. */
  public HalfpixelResize setHeight(int value) {
    return with(height, value);
  }

  /** Returns the parameter of the columns. */
  public IntParam width() {
    return width;
  }

  /** Sets the number of columns, at least 1; with a height. */
  public HalfpixelResize setWidth(int value) {
    return with(width, value);
  }

  /** Returns the parameter of the shorter edge. */
  public IntParam shortestEdge() {
    return shortestEdge;
  }

  /** Sets the length of the shorter edge, at least 1, instead of height and width. */
  public HalfpixelResize setShortestEdge(int value) {
    return with(shortestEdge, value);
  }

  /** Returns the parameter of the rows that are kept. */
  public IntParam cropHeight() {
    return cropHeight;
  }

  /** Returns the parameter of the columns that are kept. */
  public IntParam cropWidth() {
    return cropWidth;
  }

  /** Sets the size of the middle that is kept, each at least 1; a smaller image gets zeros. */
  public HalfpixelResize setCrop(int rows, int columns) {
    return with(cropHeight, rows).with(cropWidth, columns);
  }

  /** Returns the parameter of the mean. */
  public DoubleArrayParam mean() {
    return mean;
  }

  /** Sets what is subtracted from red, green and blue, in [0, 1]: 3 numbers, or one for all. */
  public HalfpixelResize setMean(double... values) {
    return with(mean, values.clone());
  }

  /** Returns the parameter of the deviation. */
  public DoubleArrayParam std() {
    return std;
  }

  /** Sets what red, green and blue are then divided by: 3 numbers, or one for all, none 0. */
  public HalfpixelResize setStd(double... values) {
    return with(std, values.clone());
  }

  /** Returns the parameter of the axes. */
  public Param<String> layout() {
    return layout;
  }

  /** Sets the axes of a result: {@code chw} or {@code hwc}. */
  public HalfpixelResize setLayout(String value) {
    return with(layout, value);
  }

  /** Returns the parameter of what values are. */
  public Param<String> elementType() {
    return elementType;
  }

  /** Sets what values are: {@code float32} for fractions, {@code uint8} for 0 to 255. */
  public HalfpixelResize setElementType(String value) {
    return with(elementType, value);
  }

  /** Returns the parameter of what the column of results holds. */
  public Param<String> outputType() {
    return outputType;
  }

  /** Sets what the column of results holds: {@code tensor} or {@code image}. */
  public HalfpixelResize setOutputType(String value) {
    return with(outputType, value);
  }

  @Override
  TensorColumn column() {
    return TensorColumn.valueOf(getOrDefault(outputType).toUpperCase(Locale.ROOT));
  }

  @Override
  Recipe recipe() {
    boolean image = column() == TensorColumn.IMAGE;
    String framework = getOrDefault(like);
    boolean widened =
        isDefined(antialias) ? (Boolean) getOrDefault(antialias) : framework.equals(TORCHVISION);
    return new ResizeRecipe(
        framework,
        getOrDefault(mode),
        widened,
        target(),
        new ResizeRecipe.Crop(both(cropHeight, cropWidth), valueOr0(cropWidth)),
        values(orElse(elementType, image ? UINT8 : FLOAT32).equals(FLOAT32)),
        orElse(layout, image ? HWC : CHW).equals(CHW));
  }

  private String orElse(Param<String> param, String other) {
    return isDefined(param) ? getOrDefault(param) : other;
  }

  private int valueOr0(IntParam param) {
    return isDefined(param) ? (Integer) getOrDefault(param) : 0;
  }

  private int both(IntParam first, IntParam second) {
    return bothOrNone(first, second) ? valueOr0(first) : 0;
  }

  private ResizeRecipe.Target target() {
    int rows = both(height, width);
    if (rows > 0 == isDefined(shortestEdge)) {
      throw new InvalidArgumentException(
          "a HalfpixelResize has either height and width or a shortestEdge, but got "
              + (rows > 0 ? "both" : "neither"));
    }
    return new ResizeRecipe.Target(rows, valueOr0(width), valueOr0(shortestEdge));
  }

  private ResizeRecipe.Values values(boolean fractions) {
    List<Double> means = numbers(mean);
    List<Double> deviations = numbers(std);
    if (means.isEmpty() != deviations.isEmpty()) {
      throw new InvalidArgumentException("mean and std are set together, but got only one");
    }
    if (!means.isEmpty() && !fractions) {
      throw new InvalidArgumentException(
          "mean and std belong to float32, but elementType is uint8");
    }
    if (deviations.stream().anyMatch(each -> each.floatValue() == 0)) {
      throw new InvalidArgumentException("no number of std is 0, but got " + deviations);
    }
    return new ResizeRecipe.Values(fractions, means, deviations);
  }

  private List<Double> numbers(DoubleArrayParam param) {
    double[] numbers = isDefined(param) ? getOrDefault(param) : new double[0];
    return Arrays.stream(numbers).boxed().toList();
  }
}
