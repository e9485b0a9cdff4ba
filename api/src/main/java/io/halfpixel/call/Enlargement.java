package io.halfpixel.call;

import io.halfpixel.Operation;
import java.util.function.Function;

/**
 * One way of enlarging images: a framework's call.
 *
 * @param framework a short name of the framework, with its generation where the same framework has
 *     two, such as {@code "tf1"}
 * @param title the framework's name for readers, such as {@code "TensorFlow 1 (legacy)"}
 * @param variant a short name of the mode and of what else the call is given, unique within the
 *     framework
 * @param call the call in the framework's words
 * @param channelsFirst whether its tensors are [n, c, h, w] rather than [n, h, w, c]
 * @param enlarger the operation for a task
 */
public record Enlargement(
    String framework,
    String title,
    String variant,
    String call,
    boolean channelsFirst,
    Function<Task, Operation<?>> enlarger) {
  /**
   * What to do.
   *
   * @param height the height of the enlarged image, in pixels, at least 1
   * @param width the width of the enlarged image, in pixels, at least 1
   * @param channels the number of channels of both, at least 1
   * @param scale the whole factor between the image and the enlarged one, at least 1
   */
  public record Task(int height, int width, int channels, int scale) {}

  /** Returns a unique short name, such as {@code "torch bicubic"}. */
  public String id() {
    return framework + " " + variant;
  }
}
