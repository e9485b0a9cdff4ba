package io.halfpixel.djl.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pairs of what the network sees and what it should answer.
 *
 * <p>An input is 32x32 pixels of a small photo. Each of the network's two convolutions leaves out a
 * border: the first one pixel of the small photo, the second one of the large. What remains of the
 * 64x64 pixels behind the input is the square from pixel 3 to pixel 60.
 *
 * @param inputs the inputs, [count, 3, 32, 32]
 * @param targets the answers, [count, 3, 58, 58]
 * @param count the number of pairs
 */
@SuppressWarnings("ArrayRecordComponent") // Filled once, handed to the engine, never compared.
record Patches(float[] inputs, float[] targets, int count) {
  static final int INPUT = 32;
  static final int TARGET = 58;
  static final int BORDER = 3;

  private record Corner(Photo photo, int top, int left) {}

  /** Returns pairs from random places of random photos. */
  static Patches random(List<Photo> photos, int count, Random random) {
    List<Corner> corners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Photo photo = photos.get(random.nextInt(photos.size()));
      int top = random.nextInt(photo.rows() - INPUT + 1);
      int left = random.nextInt(photo.columns() - INPUT + 1);
      corners.add(new Corner(photo, top, left));
    }
    return of(corners);
  }

  /** Returns the pairs that tile a photo. */
  static Patches tiles(Photo photo) {
    List<Corner> corners = new ArrayList<>();
    for (int top = 0; top + INPUT <= photo.rows(); top += INPUT) {
      for (int left = 0; left + INPUT <= photo.columns(); left += INPUT) {
        corners.add(new Corner(photo, top, left));
      }
    }
    return of(corners);
  }

  private static Patches of(List<Corner> corners) {
    int inputSize = Photo.CHANNELS * INPUT * INPUT;
    int targetSize = Photo.CHANNELS * TARGET * TARGET;
    float[] inputs = new float[corners.size() * inputSize];
    float[] targets = new float[corners.size() * targetSize];
    for (int i = 0; i < corners.size(); i++) {
      Corner corner = corners.get(i);
      Photo photo = corner.photo();
      Photo.cut(photo.small(), corner.top(), corner.left(), INPUT, inputs, i * inputSize);
      int top = 2 * corner.top() + BORDER;
      int left = 2 * corner.left() + BORDER;
      Photo.cut(photo.large(), top, left, TARGET, targets, i * targetSize);
    }
    return new Patches(inputs, targets, corners.size());
  }
}
