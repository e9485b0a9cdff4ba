package io.halfpixel.spark;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.image.Decoding;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the transformers of images have in common: a column of images in, one of results out, and
 * what happens to a row whose image is of no use.
 *
 * <p>The column of images holds files (Spark's source {@code binaryFile}, or any column of {@code
 * binary}) or decoded images (Spark's source {@code image}; its pixels are those of Java's Image
 * I/O, which are not always Python's). An image becomes red, green and blue first.
 *
 * <p>As every stage of Spark ML, a transformer is mutable and not thread-safe while it is being set
 * up.
 *
 * @param <T> the transformer itself, returned by its setters
 */
public abstract class ImageTransformer<T extends ImageTransformer<T>> extends Transformer
    implements DefaultParamsWritable {
  @Serial private static final long serialVersionUID = 1L;
  private static final String FAIL = "fail";
  private static final String PATH = "path";

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> outputCol;
  private final Param<String> onError;
  private final Param<String> reasonCol;
  private final Param<String> decoding;
  private final Param<String> exif;
  private final LongParam maxPixels;

  ImageTransformer(String uid) {
    this.uid = uid;
    inputCol = text("inputCol", "the column of files or images");
    outputCol = text("outputCol", "the column of results, which must not be there yet");
    onError =
        choice(
            "onError",
            "fail: an image of no use ends the job; null: its result is null, and the reason is in"
                + " reasonCol",
            FAIL,
            "null");
    reasonCol = text("reasonCol", "the column of reasons, if onError is null");
    decoding =
        choice(
            "decoding",
            "whose pixels a file is decoded to; unless set, those that belong to what is done",
            ImageColumn.decodings());
    exif =
        choice(
            "exif",
            "apply or ignore the EXIF orientation of a file; unless set, what belongs to what is"
                + " done",
            "apply",
            "ignore");
    maxPixels =
        new LongParam(
            this,
            "maxPixels",
            "the largest number of pixels of an image, which is refused before it is decoded",
            ParamValidators.gt(0));
    setDefault(inputCol, "content");
    setDefault(outputCol, "pixel_values");
    setDefault(onError, FAIL);
    setDefault(reasonCol, "reason");
    setDefault(maxPixels, ImageColumn.MAX_PIXELS);
  }

  final Param<String> text(String name, String doc) {
    return new Param<>(this, name, doc);
  }

  final Param<String> choice(String name, String doc, String... allowed) {
    return new Param<>(
        this,
        name,
        doc + "; one of " + String.join(", ", allowed),
        ParamValidators.inArray(List.of(allowed)));
  }

  final BooleanParam flag(String name, String doc) {
    return new BooleanParam(this, name, doc);
  }

  final IntParam length(String name, String doc) {
    return new IntParam(this, name, doc + ", at least 1", ParamValidators.gtEq(1));
  }

  /**
   * Returns whether both of two parameters are set.
   *
   * @throws InvalidArgumentException if only one is
   */
  final boolean bothOrNone(Param<?> first, Param<?> second) {
    if (isDefined(first) != isDefined(second)) {
      throw new InvalidArgumentException(
          first.name() + " and " + second.name() + " are set together, but got only one");
    }
    return isDefined(first);
  }

  /** Returns what is done to an image, of the parameters. */
  abstract Recipe recipe();

  /** Returns how results are written. */
  abstract TensorColumn column();

  @SuppressWarnings("unchecked")
  final <V> T with(Param<V> param, V value) {
    set(param, value);
    return (T) this;
  }

  /** Returns this stage's name in a pipeline. */
  @Override
  public final String uid() {
    return uid;
  }

  /** Returns the parameter of the column of images. */
  public final Param<String> inputCol() {
    return inputCol;
  }

  /** Sets the column of images; {@code content} unless set. */
  public final T setInputCol(String value) {
    return with(inputCol, value);
  }

  /** Returns the parameter of the column of results. */
  public final Param<String> outputCol() {
    return outputCol;
  }

  /** Sets the column of results, which must not be there yet; {@code pixel_values} unless set. */
  public final T setOutputCol(String value) {
    return with(outputCol, value);
  }

  /** Returns the parameter of what happens to an image of no use. */
  public final Param<String> onError() {
    return onError;
  }

  /**
   * Sets what happens to an image of no use: {@code fail}, the default, ends the job with an {@link
   * ImageRowException}; {@code null} leaves the result null and says why in {@link #reasonCol()}.
   * The result of no image, null, is null in both cases.
   */
  public final T setOnError(String value) {
    return with(onError, value);
  }

  /** Returns the parameter of the column of reasons. */
  public final Param<String> reasonCol() {
    return reasonCol;
  }

  /**
   * Sets the column of reasons, null where there is a result; it is added if {@link #onError()} is
   * {@code null}. {@code reason} unless set.
   */
  public final T setReasonCol(String value) {
    return with(reasonCol, value);
  }

  /** Returns the parameter of whose pixels a file is decoded to. */
  public final Param<String> decoding() {
    return decoding;
  }

  /**
   * Sets whose pixels a file is decoded to: the name of a {@link Decoding} in lower case. Without
   * an effect for images that are decoded already.
   */
  public final T setDecoding(String value) {
    return with(decoding, value);
  }

  /** Returns the parameter of what is done with the EXIF orientation. */
  public final Param<String> exif() {
    return exif;
  }

  /** Sets whether the EXIF orientation of a file is {@code apply}ed or {@code ignore}d. */
  public final T setExif(String value) {
    return with(exif, value);
  }

  /** Returns the parameter of the largest number of pixels. */
  public final LongParam maxPixels() {
    return maxPixels;
  }

  /**
   * Sets the largest number of pixels of an image, at least 1; 89,478,485 unless set. A larger one
   * is refused before it is decoded. Decoding takes up to about 6 bytes for each pixel.
   */
  public final T setMaxPixels(long value) {
    return with(maxPixels, value);
  }

  private ImageTask task() {
    Recipe recipe = recipe();
    Decoding pixels =
        isDefined(decoding)
            ? Decoding.valueOf(getOrDefault(decoding).toUpperCase(Locale.ROOT))
            : recipe.decoding();
    boolean upright = isDefined(exif) ? getOrDefault(exif).equals("apply") : recipe.upright();
    long limit = (Long) getOrDefault(maxPixels);
    return new ImageTask(recipe, new ImageColumn(pixels, upright, limit), column());
  }

  private boolean fails() {
    return getOrDefault(onError).equals(FAIL);
  }

  /**
   * Returns the columns that a result has: those of the source, then that of the results and
   * perhaps that of the reasons. All parameters are checked here, before a job starts.
   *
   * @throws IllegalArgumentException if there is no column of images, it has another type, a new
   *     column is there already, or the parameters do not fit each other
   * @throws io.halfpixel.UnsupportedModeException if a framework defines no result for images
   */
  @Override
  public final StructType transformSchema(StructType schema) {
    ImageColumn.requireImages(schema, getOrDefault(inputCol));
    ImageTask task = task();
    task.check();
    StructType result =
        SchemaUtils.appendColumn(schema, getOrDefault(outputCol), task.output().type(), true);
    return fails()
        ? result
        : SchemaUtils.appendColumn(result, getOrDefault(reasonCol), DataTypes.StringType, true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException under the conditions of {@link #transformSchema(StructType)}
   */
  @Override
  public final Dataset<Row> transform(Dataset<?> dataset) {
    StructType from = dataset.schema();
    transformSchema(from);
    int path = List.of(from.fieldNames()).indexOf(PATH);
    boolean named = path >= 0 && from.apply(path).dataType().equals(DataTypes.StringType);
    ImageRows rows =
        new ImageRows(task(), from.fieldIndex(getOrDefault(inputCol)), named ? path : -1, fails());
    List<Column> columns = new ArrayList<>(ImageRows.columns(from));
    columns.add(ImageRows.result(column()).as(getOrDefault(outputCol)));
    if (!fails()) {
      columns.add(ImageRows.reason().as(getOrDefault(reasonCol)));
    }
    return dataset
        .toDF()
        .mapPartitions(rows, ImageRows.encoder(from, column(), dataset.sparkSession()))
        .select(columns.toArray(Column[]::new));
  }

  /** Returns a copy with the same name and parameters, and then these. */
  @Override
  public final T copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
