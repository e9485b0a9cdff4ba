package io.halfpixel.cli;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.preprocess.Batch;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is written to: the values to the output, each further tensor of the model beside it.
 * All files appear whole or none does, also on the output stream, which gets a finished file.
 */
final class BatchFiles implements Closeable {
  /** What a {@code .npy} file begins with, in ISO 8859-1. */
  private static final String NUMPY = "\u0093NUMPY";

  private final @Nullable Path output;
  private final List<AtomicOutput> places = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private @Nullable Path temporary;

  /**
   * A tensor that was written.
   *
   * @param name the model's name of it
   * @param file where it is
   * @param spec what it is
   */
  record Written(String name, Path file, TensorSpec spec) {}

  /**
   * @param output the file, or null for the output stream
   */
  BatchFiles(@Nullable Path output) {
    this.output = output;
  }

  /**
   * Begins a file.
   *
   * @throws UserException if it cannot be written, or another file than a tensor is there
   */
  static AtomicOutput to(Path file) throws IOException {
    OutputFiles.requireReplaceable(file, ".npy file", BatchFiles::isTensor);
    return AtomicOutput.to(file);
  }

  /** An empty file is one that was made for a tensor. */
  private static boolean isTensor(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(NUMPY.length()), StandardCharsets.ISO_8859_1);
      return head.isEmpty() || head.equals(NUMPY);
    }
  }

  /** Makes the images of a batch, by their number from 0. */
  @FunctionalInterface
  interface Images {
    /** Returns a batch of that one image. */
    Batch batch(int image) throws IOException;
  }

  /**
   * Writes images one after the other, of which only one is in memory.
   *
   * @param count how many, at least 1
   * @throws InvalidArgumentException if they do not get the same size
   */
  void stack(int count, Images images) throws IOException {
    Tensor first = images.batch(0).values();
    TensorSpec all = all(first.spec(), count);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place("", all)))) {
      NpyFile.writeHeader(out, all);
      NpyFile.writeElements(out, first);
      for (int image = 1; image < count; image++) {
        Tensor next = images.batch(image).values();
        if (!next.spec().equals(first.spec())) {
          throw new InvalidArgumentException(
              "the images of a batch are of one size in the end, but got "
                  + first.spec()
                  + " and "
                  + next.spec());
        }
        NpyFile.writeElements(out, next);
      }
    }
  }

  private static TensorSpec all(TensorSpec one, int count) {
    long[] lengths = one.shape().toArray();
    lengths[0] = count;
    return new TensorSpec(Shape.of(lengths), one.dataType(), one.memoryFormat());
  }

  /** Writes a whole batch; to the output stream only its values go. */
  void whole(Batch batch) throws IOException {
    Map<String, Tensor> results = new LinkedHashMap<>();
    results.put("", batch.values());
    if (output != null) {
      if (batch.mask() != null) {
        results.put("pixel_mask", batch.mask());
      }
      results.putAll(new TreeMap<>(batch.more()));
    }
    for (Map.Entry<String, Tensor> each : results.entrySet()) {
      NpyFile.write(place(each.getKey(), each.getValue().spec()), each.getValue());
    }
  }

  /** Returns where to write a tensor until {@link #commit}; the name of the values is empty. */
  private Path place(String name, TensorSpec spec) throws IOException {
    if (output == null) {
      temporary = Files.createTempFile("halfpixel-", ".npy");
      return temporary;
    }
    Path file = name.isEmpty() ? output : beside(output, name);
    AtomicOutput place = to(file);
    places.add(place);
    written.add(new Written(name.isEmpty() ? "pixel_values" : name, file, spec));
    return place.temporary();
  }

  /** Returns {@code batch.pixel_mask.npy} for {@code batch.npy}. */
  private static Path beside(Path output, String name) {
    String file = String.valueOf(output.getFileName());
    String stem = file.endsWith(".npy") ? file.substring(0, file.length() - 4) : file;
    Path beside = output.resolveSibling(stem + "." + name + ".npy");
    if (Files.exists(beside) && !Files.isRegularFile(beside)) {
      throw new InvalidArgumentException(beside + ": is no regular file");
    }
    return beside;
  }

  /** Puts the files in their places, or the values on the stream, and says what was written. */
  List<Written> commit(OutputStream stream) throws IOException {
    if (temporary != null) {
      Files.copy(temporary, stream);
      stream.flush();
    }
    for (AtomicOutput place : places) {
      place.commit();
    }
    return List.copyOf(written);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
    for (AtomicOutput place : places) {
      place.close();
    }
  }
}
