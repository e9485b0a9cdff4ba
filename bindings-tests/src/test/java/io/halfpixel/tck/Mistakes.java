package io.halfpixel.tck;

import java.util.List;

/** Broken backends. A class of this package that implements this is found by its type. */
interface Mistakes {
  /** Returns the broken backends, each with one mistake. */
  List<Mutant> mistakes();
}
