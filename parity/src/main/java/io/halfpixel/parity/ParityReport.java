package io.halfpixel.parity;

import io.halfpixel.parity.ParityResult.Status;
import java.util.List;

/**
 * The outcomes of all cases of a manifest.
 *
 * @param cases one outcome a case, in the manifest's order
 */
public record ParityReport(List<ParityResult> cases) {
  /** Copies the list. */
  public ParityReport {
    cases = List.copyOf(cases);
  }

  /** Returns the number of cases. */
  public int total() {
    return cases.size();
  }

  /** Returns the number of cases whose result, or error, is the recorded one. */
  public int passed() {
    return count(Status.PASSED);
  }

  /** Returns the number of cases whose result, or error, is another one. */
  public int failed() {
    return count(Status.FAILED);
  }

  /** Returns the number of cases for which there is no face. */
  public int unsupported() {
    return count(Status.UNSUPPORTED);
  }

  /** Returns the number of cases that were refused as it is documented. */
  public int refused() {
    return count(Status.REFUSED);
  }

  /** Returns whether every case passed or was refused as it is documented. */
  public boolean isGood() {
    return passed() + refused() == total();
  }

  private int count(Status status) {
    return (int) cases.stream().filter(result -> result.status() == status).count();
  }
}
