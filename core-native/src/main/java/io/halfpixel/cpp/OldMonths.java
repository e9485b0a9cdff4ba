package io.halfpixel.cpp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule by which extracted libraries go: they lie in a folder of the month in which they were
 * started, such as {@code 2026-11} (UTC), and the first start of a month deletes the folders of
 * months before the last one.
 *
 * <p>Nobody comes back to such a folder: every start takes the one of its own month. So nothing is
 * locked, and what another process is about to load is never deleted, unless a clock is wrong by a
 * month. A library that is loaded stays in memory without its file, or where the system keeps the
 * file (Windows), deleting it fails, and the first start of the next month tries again. What cannot
 * be deleted is left, without a word.
 */
final class OldMonths {
  private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}");

  private final Clock clock;

  OldMonths(Clock clock) {
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /** Returns the name of this month's folder. */
  String current() {
    return YearMonth.now(clock).toString();
  }

  /** Deletes, as far as it can, the folders of months before the last one. */
  void deleteOld(Path home) {
    String last = YearMonth.now(clock).minusMonths(1).toString();
    try (Stream<Path> folders = Files.list(home)) {
      folders.filter(folder -> isBefore(folder, last)).toList().forEach(OldMonths::delete);
    } catch (IOException e) {
      // The first start of the next month tries again.
    }
  }

  private static boolean isBefore(Path folder, String month) {
    String name = folder.getFileName().toString();
    return NAME.matcher(name).matches()
        && name.compareTo(month) < 0
        && Files.isDirectory(folder, NOFOLLOW_LINKS);
  }

  /** Deletes what can be deleted; links are not followed. */
  private static void delete(Path folder) {
    List<Path> paths;
    try (Stream<Path> found = Files.walk(folder)) {
      paths = found.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return; // Another process deletes it too.
    }
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // In use, or not ours: the rest goes.
      }
    }
  }
}
