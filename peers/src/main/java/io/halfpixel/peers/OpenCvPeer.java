package io.halfpixel.peers;

import io.halfpixel.Tensor;
import org.bytedeco.opencv.global.opencv_core;

/**
 * OpenCV as Maven Central has it: built without Intel IPP, with SSE3 as the baseline, as the x86-64
 * wheels of Python are.
 */
public final class OpenCvPeer implements Peer {
  /**
   * Loads the library.
   *
   * @param threads how many threads OpenCV may use, in the whole process
   */
  public OpenCvPeer(int threads) {
    opencv_core.setNumThreads(threads);
  }

  @Override
  public String id() {
    return "opencv";
  }

  @Override
  public String version() {
    return opencv_core.CV_VERSION;
  }

  /**
   * Returns what OpenCV says of itself: among others, the instruction sets that it was compiled for
   * and the libraries that it was built with.
   */
  public String buildInformation() {
    return opencv_core.getBuildInformation().getString();
  }

  /**
   * Prepares one resize.
   *
   * @param image of shape [h, w] or [h, w, c], in contiguous memory
   * @throws IllegalArgumentException if a matrix of OpenCV 4 has no such elements
   */
  public PeerCall resize(OpenCvCall call, Tensor image) {
    return new OpenCvRun(call, image);
  }
}
