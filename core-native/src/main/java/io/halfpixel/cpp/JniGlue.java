package io.halfpixel.cpp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the JNI glue, once for each class loader that Halfpixel is in.
 *
 * <p>A virtual machine loads a file for one class loader only. An application that is loaded anew,
 * or a second one in the same container, gets a copy of the glue under another name; the copy is
 * deleted as soon as it is loaded, for memory that is mapped needs no name. Thread-safe.
 */
final class JniGlue {
  private static boolean loaded;

  private JniGlue() {}

  /**
   * Loads the glue, unless this class loader has it.
   *
   * @throws NativeUnavailableException if there is none for this machine, or no copy can be made
   * @throws UnsatisfiedLinkError if it cannot be loaded
   */
  static synchronized void load(NativeLibraryLoader loader) throws NativeUnavailableException {
    if (loaded) {
      return;
    }
    try {
      System.load(loader.jniLibrary().toString());
    } catch (UnsatisfiedLinkError e) {
      // No virtual machine says in a fixed way that it was another class loader: a copy shows it.
      loadCopy(loader, e);
    }
    loaded = true;
  }

  private static void loadCopy(NativeLibraryLoader loader, UnsatisfiedLinkError first)
      throws NativeUnavailableException {
    Path copy = loader.copyOfJniLibrary(first);
    try {
      System.load(copy.toString());
    } catch (UnsatisfiedLinkError e) {
      first.addSuppressed(e);
      throw first;
    } finally {
      deleteIfPossible(copy);
    }
  }

  private static void deleteIfPossible(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      // Whoever makes the next copy removes it.
    }
  }
}
