package io.halfpixel.call;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;

/**
 * A framework's call with its arguments.
 *
 * @param operation the face with the arguments
 * @param source how the call's input lies in memory
 */
public record BoundCall(Operation<?> operation, MemoryFormat source) {
  /** Makes a call whose input is contiguous. */
  public static BoundCall contiguous(Operation<?> operation) {
    return new BoundCall(operation, MemoryFormat.CONTIGUOUS);
  }
}
