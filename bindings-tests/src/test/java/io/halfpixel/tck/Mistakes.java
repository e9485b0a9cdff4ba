package io.halfpixel.tck;

import java.util.List;
import java.util.Set;

/** Broken backends. A class of this package that implements this is found by its type. */
interface Mistakes {
  /** Returns the broken backends, each with one mistake. */
  List<Mutant> mistakes();

  /** Returns the names of other classes' mistakes that the family of this test notices too. */
  default Set<String> noticesToo() {
    return Set.of();
  }
}
