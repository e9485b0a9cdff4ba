package io.halfpixel.peers;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.halfpixel.Tensor;

/** ONNX Runtime on its processor kernels, on one thread. */
public final class OnnxRuntimePeer implements Peer {
  private final OrtEnvironment environment;

  /** Loads the library; it says nothing of calls that fail but throws. */
  public OnnxRuntimePeer() {
    environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  @Override
  public String id() {
    return "onnxruntime";
  }

  @Override
  public String version() {
    return environment.getVersion();
  }

  /**
   * Prepares a node. What is wrong with it is noticed when it runs.
   *
   * @param image the input, in contiguous memory
   */
  public PeerCall prepare(OnnxCall call, Tensor image) {
    return new OnnxRuntimeRun(environment, call, image);
  }
}
