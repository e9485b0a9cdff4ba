package io.halfpixel.cpp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Keeps extracted libraries in a folder of this user, one folder for each month and content, so
 * that versions live side by side and a later start finds what an earlier one has written. {@link
 * OldMonths} says when they go.
 *
 * <p>A file that is there is compared byte by byte before it is trusted, and replaced if it
 * differs. New files appear complete or not at all. Nobody but the user can write where a library
 * is loaded from: where something else has the name of the private folder, as anybody can arrange
 * in a shared folder for temporary files, a fresh folder is used and deleted when the virtual
 * machine ends. Processes may extract at the same time.
 */
final class LibraryCache {
  private static final String PROPERTY = "halfpixel.cache.dir";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final List<String> bases;
  private final String name;
  private final Predicate<Path> executable;
  private final OldMonths months;

  /**
   * Creates a cache.
   *
   * @param bases the folders to try, best first; the libraries go to a private folder inside
   * @param user the name that tells the private folders of several users apart
   * @param executable whether a file may be executed where it is
   */
  LibraryCache(List<String> bases, String user, Predicate<Path> executable) {
    this(bases, user, executable, Clock.systemUTC());
  }

  /** Creates a cache with a clock that says which month it is. */
  LibraryCache(List<String> bases, String user, Predicate<Path> executable, Clock clock) {
    this.bases = List.copyOf(bases);
    this.executable = executable;
    this.months = new OldMonths(clock);
    this.name = "halfpixel-" + user.replaceAll("[^A-Za-z0-9._-]", "_");
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
   * Returns a folder that holds these files, by name: the private folder in the first base that
   * takes them, or else a fresh one where something else stands in its place.
   *
   * @throws IOException if no base takes them; the message has the reason for each and what to do
   */
  Path extract(Map<String, byte[]> files) throws IOException {
    List<String> reasons = new ArrayList<>();
    List<Path> taken = new ArrayList<>();
    IOException failure = new IOException();
    for (String base : bases) {
      try {
        Path folder = Files.createDirectories(Path.of(base).toAbsolutePath());
        if (isPrivate(folder.resolve(name))) {
          return extract(files, folder.resolve(name));
        }
        taken.add(folder);
      } catch (IOException | InvalidPathException e) {
        failure.addSuppressed(e);
        reasons.add(base + " (" + why(e) + ")");
      }
    }
    for (Path base : taken) {
      try {
        return extractForNow(files, base);
      } catch (IOException e) {
        failure.addSuppressed(e);
        reasons.add(base + " (" + notPrivate(base.resolve(name)) + ", and " + why(e) + ")");
      }
    }
    throw new IOException(
        "tried "
            + String.join(", ", reasons)
            + "; name a folder to write to and execute from with -D"
            + PROPERTY,
        failure);
  }

  /**
   * Returns the path of a file with this content and a name that no other has. It belongs to the
   * caller, who deletes it soon: one that is still there after a day is deleted with the next copy.
   *
   * @throws IOException if no base takes it; the message has the reason for each and what to do
   */
  Path copy(String file, byte[] content) throws IOException {
    String unique = randomName("copy-") + "-" + file;
    Path folder = extract(Map.of(unique, content));
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    try (Stream<Path> copies = Files.list(folder)) {
      for (Path copy : copies.toList()) {
        if (Files.getLastModifiedTime(copy, NOFOLLOW_LINKS).toInstant().isBefore(yesterday)) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      // Another process cleans up too; whoever comes next tries again.
    }
    return folder.resolve(unique);
  }

  /**
   * Extracts to a folder that nobody could foresee, and that goes when the virtual machine does.
   */
  private Path extractForNow(Map<String, byte[]> files, Path base) throws IOException {
    Path fresh = Files.createDirectory(base.resolve(randomName(name + "-")), ownerOnly());
    try {
      return extract(files, fresh);
    } finally {
      try (Stream<Path> paths = Files.walk(fresh)) {
        // Deleted in reverse: a folder comes before what is in it.
        paths.forEach(path -> path.toFile().deleteOnExit());
      }
    }
  }

  private Path extract(Map<String, byte[]> files, Path home) throws IOException {
    Path month = home.resolve(months.current());
    boolean first = Files.notExists(month, NOFOLLOW_LINKS);
    Path folder = month.resolve(key(files));
    for (Path inside : List.of(month, folder)) {
      if (!isPrivate(inside)) {
        throw new IOException(notPrivate(inside));
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      provide(folder.resolve(file.getKey()), file.getValue());
    }
    if (first) {
      months.deleteOld(home);
    }
    return folder;
  }

  private static String notPrivate(Path folder) {
    return folder + " is not a folder that this user alone can write to";
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

  /** Creates the folder, or returns whether what is there is a folder of this user alone. */
  private static boolean isPrivate(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly());
      return true;
    } catch (FileAlreadyExistsException e) {
      // Who this user is shows beside the folder, not in it: there, others might exchange the file.
      Path own = freshFile(folder.getParent());
      try {
        PosixFileAttributes found = attributes(folder);
        return found.isDirectory()
            && found.owner().equals(attributes(own).owner())
            && found.permissions().stream().noneMatch(WRITABLE_BY_OTHERS::contains);
      } finally {
        Files.delete(own);
      }
    }
  }

  /** All attributes at once, of a link its own: nothing can be exchanged in between. */
  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
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
    return Files.isRegularFile(file, NOFOLLOW_LINKS)
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

  private static Path freshFile(Path folder) throws IOException {
    return Files.createFile(folder.resolve(randomName("new-")), ownerOnly());
  }

  /**
   * Unlike {@link Files#createTempFile} without a secure random number, which takes long to come: a
   * name that is taken is an error, never used.
   */
  private static String randomName(String prefix) {
    return prefix + Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }
}
