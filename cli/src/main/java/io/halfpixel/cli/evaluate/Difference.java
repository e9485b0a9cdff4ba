package io.halfpixel.cli.evaluate;

import java.util.Arrays;

/**
 * How much two results differ, before rounding to 8 bits.
 *
 * @param a the id of the first candidate
 * @param b the id of the second candidate
 * @param max the largest difference of two samples, in gray levels of 255
 * @param mean the mean of the absolute differences
 * @param identical whether all bits are the same
 */
record Difference(String a, String b, double max, double mean, boolean identical) {
  static Difference between(Outcome a, Outcome b) {
    float[] left = a.image().samples();
    float[] right = b.image().samples();
    double max = 0;
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double difference = Math.abs((double) left[i] - right[i]);
      max = Math.max(max, difference);
      sum += difference;
    }
    return new Difference(
        a.candidate().id(), b.candidate().id(), max, sum / left.length, Arrays.equals(left, right));
  }
}
