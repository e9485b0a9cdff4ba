package io.halfpixel.parity;

import io.halfpixel.InvalidArgumentException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * On what a call was made.
 *
 * @param files one file, or those of a batch; at least one
 * @param kind what the call got of a file
 * @param planar whether an array of an image file was given as [c, h, w] in place of [h, w, c]
 * @param trimap the second image of the call, or null if it has none
 */
public record CaseInput(List<Path> files, Kind kind, boolean planar, @Nullable Path trimap) {
  /** What a call gets of a file. Image files are in RGB unless said otherwise. */
  public enum Kind {
    /** The array of an {@code .npy} file. */
    ARRAY,
    /** What {@code PIL.Image.open} returns, in its own mode. */
    PIL,
    /** The name of the file. */
    PATH,
    /** A tensor of uint8, [c, h, w] if it is of an image file. */
    TENSOR_U8,
    /** A tensor of float32, the same divided by 255 if it is of an image file. */
    TENSOR_F32,
    /** An array, of uint8 and [h, w, c] if it is of an image file. */
    NUMPY,
    /** What {@code cv2.imread} returns: blue, green, red. */
    CV2;

    /**
     * Returns the kind of a name in a manifest.
     *
     * @throws InvalidArgumentException if there is none
     */
    static Kind of(String name) {
      return Arrays.stream(values())
          .filter(kind -> kind != ARRAY && kind.toString().equals(name))
          .findFirst()
          .orElseThrow(() -> new InvalidArgumentException("unknown input_kind " + name));
    }

    /** Returns the name in a manifest. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public CaseInput {
    files = List.copyOf(files);
    Objects.requireNonNull(kind, "kind");
  }

  /** Returns the array of one {@code .npy} file. */
  public static CaseInput ofArray(Path file) {
    return new CaseInput(List.of(file), Kind.ARRAY, false, null);
  }
}
