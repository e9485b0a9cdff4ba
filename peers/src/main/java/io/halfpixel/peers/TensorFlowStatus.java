package io.halfpixel.peers;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;

import org.tensorflow.internal.c_api.TF_Status;

/** Whether the last call of TensorFlow's C interface succeeded. */
final class TensorFlowStatus implements AutoCloseable {
  private final TF_Status status = TF_NewStatus();

  TF_Status handle() {
    return status;
  }

  /**
   * Does nothing if the last call succeeded.
   *
   * @throws IllegalStateException with TensorFlow's message if it did not
   */
  void check() {
    if (TF_GetCode(status) != TF_OK) {
      throw new IllegalStateException(TF_Message(status).getString());
    }
  }

  @Override
  public void close() {
    TF_DeleteStatus(status);
  }
}
