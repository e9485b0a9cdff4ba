package io.halfpixel.cpp;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps extracted libraries in a folder of this user, one folder for each content, so that versions
 * live side by side and a later start finds what an earlier one has written.
 *
 * <p>A file that is there is compared byte by byte before it is trusted, and replaced if it
 * differs. New files appear complete or not at all. Nobody but the user can write where a library
 * is loaded from. Processes may extract at the same time.
 */
final class LibraryCache {
  private static final String PROPERTY = "halfpixel.cache.dir";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final List<String> bases;
  private final String user;
  private final Predicate<Path> executable;

  /**
   * Creates a cache.
   *
   * @param bases the folders to try, best first; the libraries go to a private folder inside
   * @param user the name that tells the private folders of several users apart
   * @param executable whether a file may be executed where it is
   */
  LibraryCache(List<String> bases, String user, Predicate<Path> executable) {
    this.bases = List.copyOf(bases);
    this.executable = executable;
    this.user = user.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /**
   * Returns the cache inside the folder that {@code halfpixel.cache.dir} names, or else inside
   * {@code XDG_CACHE_HOME}, {@code ~/.cache}, or the folder for temporary files.
   */
  static LibraryCache configured() {
    List<String> bases = new ArrayList<>();
    String chosen = System.getProperty(PROPERTY);
    if (chosen != null && !chosen.isBlank()) {
      bases.add(chosen);
    } else {
      addAbsolute(bases, System.getenv("XDG_CACHE_HOME"), "");
      addAbsolute(bases, System.getProperty("user.home"), "/.cache");
      addAbsolute(bases, System.getProperty("java.io.tmpdir"), "");
    }
    // A file system mounted noexec answers no, whatever the permissions of the file are.
    return new LibraryCache(bases, System.getProperty("user.name", "user"), Files::isExecutable);
  }

  private static void addAbsolute(List<String> bases, @Nullable String folder, String inside) {
    if (folder != null && folder.startsWith("/")) {
      bases.add(folder + inside);
    }
  }

  /**
   * Returns a folder that holds exactly these files, by name, in the first base that takes them.
   *
   * @throws IOException if none does; the message has the reason for each and what to do
   */
  Path extract(Map<String, byte[]> files) throws IOException {
    String key = key(files);
    List<String> reasons = new ArrayList<>();
    IOException failure = new IOException();
    for (String base : bases) {
      try {
        return extract(files, Path.of(base).toAbsolutePath(), key);
      } catch (IOException | InvalidPathException e) {
        failure.addSuppressed(e);
        reasons.add(base + " (" + why(e) + ")");
      }
    }
    throw new IOException(
        "tried "
            + String.join(", ", reasons)
            + "; name a folder to write to and execute from with -D"
            + PROPERTY,
        failure);
  }

  private Path extract(Map<String, byte[]> files, Path base, String key) throws IOException {
    Files.createDirectories(base);
    Path folder = privateFolder(privateFolder(base.resolve("halfpixel-" + user)).resolve(key));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      provide(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  private static String why(Exception e) {
    boolean bare = e instanceof FileSystemException failure && failure.getReason() == null;
    return bare ? e.getClass().getSimpleName() + " " + e.getMessage() : e.getMessage();
  }

  /**
   * A checksum is enough: it only keeps versions apart, trust comes from comparing the contents.
   */
  private static String key(Map<String, byte[]> files) {
    StringJoiner key = new StringJoiner("-");
    for (byte[] content : files.values()) {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      key.add(HexFormat.of().toHexDigits((int) checksum.getValue()));
    }
    return key.toString();
  }

  private static Path privateFolder(Path folder) throws IOException {
    try {
      return Files.createDirectory(folder, ownerOnly());
    } catch (FileAlreadyExistsException e) {
      requirePrivate(folder);
      return folder;
    }
  }

  private static void requirePrivate(Path folder) throws IOException {
    Path probe = freshFile(folder);
    try {
      boolean ours =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder).equals(Files.getOwner(probe));
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
      if (!ours || permissions.stream().anyMatch(WRITABLE_BY_OTHERS::contains)) {
        throw new IOException(folder + " is not a folder that this user alone can write to");
      }
    } finally {
      Files.delete(probe);
    }
  }

  private void provide(Path file, byte[] content) throws IOException {
    if (!isIntact(file, content) || !executable.test(file)) {
      write(file, content);
    }
    if (!executable.test(file)) {
      throw new IOException(file + " may not be executed, as on a file system mounted noexec");
    }
  }

  private static boolean isIntact(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path unfinished = freshFile(file.getParent());
    try {
      Files.write(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Unlike {@link Files#createTempFile} without a secure random number, which takes long to come.
   */
  private static Path freshFile(Path folder) throws IOException {
    long number = ThreadLocalRandom.current().nextLong();
    return Files.createFile(folder.resolve("new-" + Long.toHexString(number)), ownerOnly());
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }
}
