package io.halfpixel.huggingface;

import io.halfpixel.Tensor;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.ImageInput.Layout;
import java.util.List;
import java.util.Map;

/**
 * An image that a formula makes, as {@code golden.py} makes it too.
 *
 * @param height the number of rows
 * @param width the number of columns
 * @param mode Pillow's mode: L, LA, RGB or RGBA
 * @param seed a number of the formula
 * @param page whether there is paper around the middle
 */
record RecordedImage(int height, int width, String mode, int seed, boolean page) {
  static RecordedImage of(Map<?, ?> fields) {
    return new RecordedImage(
        (int) fields.get("height"),
        (int) fields.get("width"),
        (String) fields.get("mode"),
        (int) fields.get("seed"),
        (boolean) fields.get("page"));
  }

  /** Returns the second image of a matting: gray, of another seed. */
  RecordedImage trimap() {
    return new RecordedImage(height, width, "L", seed + 1, page);
  }

  private int value(int y, int x, int c) {
    int top = height / 4;
    int left = width / 3;
    boolean written = y >= top && y < height - top && x >= left && x < width - left / 2;
    return page && !written
        ? 250 + (x + y) % 4
        : (y * 37 + x * 59 + c * 83 + (y * x) % 97 * seed + ((y ^ x) & 7) * 19) & 255;
  }

  private Tensor bytes(Layout layout, List<Integer> channels) {
    int n = channels.size();
    byte[] values = new byte[height * width * n];
    for (int i = 0; i < height * width; i++) {
      for (int c = 0; c < n; c++) {
        int place = layout == Layout.PLANAR ? c * height * width + i : i * n + c;
        values[place] = (byte) value(i / width, i % width, channels.get(c));
      }
    }
    return layout == Layout.PLANAR
        ? Tensor.of(values, n, height, width)
        : Tensor.of(values, height, width, n);
  }

  private static Tensor dividedBy255(Tensor bytes) {
    byte[] from = (byte[]) bytes.array();
    float[] values = new float[from.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (from[i] & 0xff) / 255f;
    }
    return Tensor.of(values, bytes.shape().toArray());
  }

  /** Returns the image as a call got it. */
  ImageInput input(String kind) {
    List<Integer> all =
        switch (mode) {
          case "L" -> List.of(0);
          case "LA" -> List.of(0, 1);
          case "RGB" -> List.of(0, 1, 2);
          default -> List.of(0, 1, 2, 3);
        };
    List<Integer> rgb = all.size() < 3 ? List.of(0, 0, 0) : List.of(0, 1, 2);
    return switch (kind) {
      case "pil" ->
          new ImageInput(
              bytes(Layout.INTERLEAVED, all),
              mode,
              Layout.INTERLEAVED,
              wanted -> bytes(Layout.INTERLEAVED, rgb));
      case "numpy" -> ImageInput.ofArray(bytes(Layout.INTERLEAVED, all), Layout.INTERLEAVED);
      case "tensor_u8" -> ImageInput.ofArray(bytes(Layout.PLANAR, all), Layout.PLANAR);
      default -> ImageInput.ofArray(dividedBy255(bytes(Layout.PLANAR, all)), Layout.PLANAR);
    };
  }
}
