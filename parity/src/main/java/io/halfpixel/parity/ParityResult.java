package io.halfpixel.parity;

import java.util.Locale;

/**
 * The outcome of one recorded call.
 *
 * @param id the name of the case
 * @param call the framework's own name of the call
 * @param status the outcome
 * @param detail why it did not pass, in one sentence; empty if it passed
 */
public record ParityResult(String id, String call, Status status, String detail) {
  /** The possible outcomes. */
  public enum Status {
    /** The result, or the error, is the recorded one. */
    PASSED,
    /** The result, or the error, is another one. */
    FAILED,
    /** There is no face for this call or one of its arguments. */
    UNSUPPORTED,
    /** Halfpixel refused a file as it is documented to. */
    REFUSED;

    /** Returns the name in lower case, as reports spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ParityResult passed(ParityCase parityCase) {
    return new ParityResult(parityCase.id(), parityCase.call(), Status.PASSED, "");
  }

  static ParityResult failed(ParityCase parityCase, String detail) {
    return new ParityResult(parityCase.id(), parityCase.call(), Status.FAILED, detail);
  }

  static ParityResult unsupported(ParityCase parityCase, String detail) {
    return new ParityResult(parityCase.id(), parityCase.call(), Status.UNSUPPORTED, detail);
  }

  static ParityResult refused(ParityCase parityCase, String detail) {
    return new ParityResult(parityCase.id(), parityCase.call(), Status.REFUSED, detail);
  }
}
