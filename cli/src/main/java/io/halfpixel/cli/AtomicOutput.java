package io.halfpixel.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written beside its place under another name, and
 * moved there by {@link #commit}. What was there before stays until then. Without a commit, closing
 * removes it.
 */
final class AtomicOutput implements Closeable {
  private final Path target;
  private final Path temporary;

  private AtomicOutput(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /**
   * Creates the empty file under its temporary name, which shows that the folder can be written.
   *
   * @throws UserException if the target is no regular file, its folder is missing or cannot be
   *     written, or the file system has no such names
   */
  static AtomicOutput to(Path path) throws IOException {
    // A link stays a link: what it points to is replaced.
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new UserException(path + ": is a folder; name a file to write");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
      throw new UserException(path + ": is no regular file; name another file to write");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserException(path + ": there is no folder " + folder + "; create it first");
    }
    requireName(path, target);
    // Not with the target's name in it: that may be as long as a name can be.
    Path temporary = folder.resolve(".halfpixel-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createFile(temporary);
    } catch (IOException e) {
      throw new UserException(
          path
              + ": cannot write into the folder "
              + folder
              + "; choose another or change its rights",
          e);
    }
    temporary.toFile().deleteOnExit();
    return new AtomicOutput(target, temporary);
  }

  /** Asks the file system now whether it can have a file of this name. */
  private static void requireName(Path path, Path target) throws IOException {
    try {
      Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return; // It can.
    } catch (FileSystemException e) {
      throw new UserException(
          path + ": cannot be written: " + ErrorReport.reason(e) + "; name another file", e);
    }
  }

  /** Returns the file to write to until {@link #commit}. */
  Path temporary() {
    return temporary;
  }

  /** Puts the file in its place. */
  void commit() throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the file if it was not committed. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(temporary);
  }
}
