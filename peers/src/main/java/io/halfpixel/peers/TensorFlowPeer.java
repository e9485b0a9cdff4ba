package io.halfpixel.peers;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_ContextOptionsSetConfig;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContext;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewContextOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Version;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.proto.ConfigProto;

/** TensorFlow, run eagerly through its C interface, on a fixed number of threads. */
public final class TensorFlowPeer implements Peer, AutoCloseable {
  private final TFE_Context context;

  /**
   * Loads the library and starts its threads.
   *
   * @param threads how many threads one operation may use. The first context in a process decides
   *     for all
   */
  public TensorFlowPeer(int threads) {
    byte[] config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build()
            .toByteArray();
    TFE_ContextOptions options = TFE_NewContextOptions();
    try (BytePointer bytes = new BytePointer(config);
        TensorFlowStatus status = new TensorFlowStatus()) {
      TFE_ContextOptionsSetConfig(options, bytes, config.length, status.handle());
      status.check();
      context = TFE_NewContext(options, status.handle());
      status.check();
    } finally {
      TFE_DeleteContextOptions(options);
    }
  }

  @Override
  public String id() {
    return "tensorflow";
  }

  @Override
  public String version() {
    return TF_Version().getString();
  }

  /**
   * Prepares one operation. Each run allocates its result: TensorFlow takes no other.
   *
   * @param image of shape [n, h, w, c] in {@link MemoryFormat#CONTIGUOUS} memory
   */
  public PeerCall resize(TensorFlowCall call, Tensor image) {
    return new TensorFlowRun(context, call, image);
  }

  /** Releases the context; calls must have been closed. */
  @Override
  public void close() {
    TFE_DeleteContext(context);
  }
}
