package io.halfpixel.cpp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Folders and files that no other user can write to.
 *
 * <p>Where a file system has the permissions of POSIX they are set and checked. Elsewhere, as on
 * Windows, a new folder is open to whoever may open the one around it (in a user's profile: to
 * nobody else), and a folder that was there is trusted if it is no link and belongs to this user.
 */
final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private PrivateFiles() {}

  /**
   * Creates a folder; the one around it exists.
   *
   * @throws FileAlreadyExistsException if there is something of that name
   */
  static Path createFolder(Path folder) throws IOException {
    return Files.createDirectory(folder, ownerOnly(folder));
  }

  /** Creates an empty file with a name that nobody could foresee. */
  static Path createFile(Path folder) throws IOException {
    Path file = folder.resolve(randomName("new-"));
    return Files.createFile(file, ownerOnly(file));
  }

  /**
   * Unlike {@link Files#createTempFile} without a secure random number, which takes long to come: a
   * name that is taken is an error, never used.
   */
  static String randomName(String prefix) {
    return prefix + Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  /** Creates the folder, or returns whether what is there is a folder of this user alone. */
  static boolean provideFolder(Path folder) throws IOException {
    try {
      createFolder(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      // Who this user is shows beside the folder, not in it: there, others might exchange the file.
      Path own = createFile(folder.getParent());
      try {
        return hasPermissions(folder)
            ? isClosed(attributes(folder), attributes(own))
            : isOwn(folder, own);
      } finally {
        Files.delete(own);
      }
    }
  }

  private static boolean isClosed(PosixFileAttributes folder, PosixFileAttributes own) {
    return folder.isDirectory()
        && folder.owner().equals(own.owner())
        && folder.permissions().stream().noneMatch(WRITABLE_BY_OTHERS::contains);
  }

  /** All attributes at once, of a link its own: nothing can be exchanged in between. */
  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
  }

  /** The same as far as a file system without permissions shows it. */
  static boolean isOwn(Path folder, Path own) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS);
    // A junction of Windows is a directory, and something else beside.
    if (!found.isDirectory() || found.isOther()) {
      return false;
    }
    FileOwnerAttributeView view = owner(folder);
    FileOwnerAttributeView ownView = owner(own);
    return view == null || ownView == null || view.getOwner().equals(ownView.getOwner());
  }

  /** Null where the file system knows no owners. */
  private static @Nullable FileOwnerAttributeView owner(Path path) {
    return Files.getFileAttributeView(path, FileOwnerAttributeView.class, NOFOLLOW_LINKS);
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return hasPermissions(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }
}
