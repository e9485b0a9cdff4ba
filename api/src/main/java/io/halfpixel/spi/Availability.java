package io.halfpixel.spi;

import org.jspecify.annotations.Nullable;

/** Whether a backend can run on this machine. */
public sealed interface Availability {
  /**
   * The backend can run.
   *
   * @param description one line for people, such as the library that was loaded
   * @param isa the instruction set in use, such as {@code "avx2"}, or {@code "java"} where the VM
   *     decides
   */
  record Available(String description, String isa) implements Availability {}

  /**
   * The backend cannot run.
   *
   * @param reason one sentence: what is missing and what would help
   * @param cause the failure behind it, or null
   */
  record Unavailable(String reason, @Nullable Throwable cause) implements Availability {}
}
