package io.halfpixel.cpp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
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
   * {@code XDG_CACHE_HOME}, on Windows {@code LOCALAPPDATA}, {@code ~/.cache}, or the folder for
   * temporary files.
   */
  static LibraryCache configured() {
    List<String> bases = new ArrayList<>();
    String chosen = System.getProperty(PROPERTY);
    if (chosen != null && !chosen.isBlank()) {
      bases.add(chosen);
    } else {
      addAbsolute(bases, System.getenv("XDG_CACHE_HOME"), "");
      addAbsolute(bases, System.getenv("LOCALAPPDATA"), ""); // set by Windows alone
      addAbsolute(bases, System.getProperty("user.home"), "/.cache");
      addAbsolute(bases, System.getProperty("java.io.tmpdir"), "");
    }
    // A file system mounted noexec answers no, whatever the permissions of the file are.
    return new LibraryCache(bases, System.getProperty("user.name", "user"), Files::isExecutable);
  }

  private static void addAbsolute(List<String> bases, @Nullable String folder, String inside) {
    if (folder != null && new File(folder).isAbsolute()) {
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
        if (PrivateFiles.provideFolder(folder.resolve(name))) {
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
   * caller, who deletes it soon: one that is still there after a day is deleted with the next copy,
   * unless the system keeps a file that is loaded, as Windows does.
   *
   * @throws IOException if no base takes it; the message has the reason for each and what to do
   */
  Path copy(String file, byte[] content) throws IOException {
    String unique = PrivateFiles.randomName("copy-") + "-" + file;
    Path folder = extract(Map.of(unique, content));
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    try (Stream<Path> copies = Files.list(folder)) {
      copies.forEach(copy -> deleteOlder(copy, yesterday));
    } catch (IOException | UncheckedIOException e) {
      // Whoever comes next tries again.
    }
    return folder.resolve(unique);
  }

  private static void deleteOlder(Path copy, Instant time) {
    try {
      if (Files.getLastModifiedTime(copy, NOFOLLOW_LINKS).toInstant().isBefore(time)) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      // Another process cleans up too, or has it loaded.
    }
  }

  /**
   * Extracts to a folder that nobody could foresee, and that goes when the virtual machine does, if
   * the system lets go of what is loaded.
   */
  private Path extractForNow(Map<String, byte[]> files, Path base) throws IOException {
    Path fresh = PrivateFiles.createFolder(base.resolve(PrivateFiles.randomName(name + "-")));
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
      if (!PrivateFiles.provideFolder(inside)) {
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
    Path unfinished = PrivateFiles.createFile(file.getParent());
    try {
      Files.write(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Windows replaces no file that is loaded: another process was faster.
      if (!isIntact(file, content)) {
        throw e;
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
