package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
  private static final String NAME = "lib.so";

  @TempDir private Path base;

  private LibraryCache cache(String... bases) {
    return new LibraryCache(List.of(bases), "me", Files::isExecutable);
  }

  private static byte[] content(int seed) {
    byte[] bytes = new byte[10_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * seed);
    }
    return bytes;
  }

  private static Object fileKey(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }

  @Test
  void filesAreWrittenForTheOwnerAlone() throws IOException {
    Path folder = cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertArrayEquals(content(3), Files.readAllBytes(folder.resolve(NAME)));
    assertTrue(folder.isAbsolute());
    assertEquals(base.resolve("halfpixel-me"), folder.getParent().getParent());
    Path month = folder.getParent();
    for (Path path : List.of(month.getParent(), month, folder, folder.resolve(NAME))) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
          path.toString());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary file stays behind");
    }
  }

  @Test
  void whatIsThereIsUsedAgain() throws IOException {
    Path first = cache(base.toString()).extract(Map.of(NAME, content(3)));
    Object before = fileKey(first.resolve(NAME));
    Path second = cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertEquals(first, second);
    assertEquals(before, fileKey(second.resolve(NAME)));
  }

  @Test
  void otherContentHasAnotherFolder() throws IOException {
    Path three = cache(base.toString()).extract(Map.of(NAME, content(3)));
    Path five = cache(base.toString()).extract(Map.of(NAME, content(5)));
    assertNotEquals(three, five);
    assertArrayEquals(content(3), Files.readAllBytes(three.resolve(NAME)));
    assertArrayEquals(content(5), Files.readAllBytes(five.resolve(NAME)));
  }

  @Test
  void aChangedFileOfTheSameSizeIsReplaced() throws IOException {
    Path file = cache(base.toString()).extract(Map.of(NAME, content(3))).resolve(NAME);
    byte[] changed = content(3);
    changed[5000] ^= 1;
    Files.write(file, changed);
    cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertArrayEquals(content(3), Files.readAllBytes(file));
  }

  @Test
  void aTruncatedFileAndALinkAreReplaced() throws IOException {
    Path file = cache(base.toString()).extract(Map.of(NAME, content(3))).resolve(NAME);
    Files.write(file, new byte[7]);
    cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertArrayEquals(content(3), Files.readAllBytes(file));

    Path elsewhere = Files.write(base.resolve("elsewhere"), content(3));
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertTrue(!Files.isSymbolicLink(file), "a link can be turned after the check");
  }

  @Test
  void aFileThatLostItsPermissionsIsReplaced() throws IOException {
    Path file = cache(base.toString()).extract(Map.of(NAME, content(3))).resolve(NAME);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    cache(base.toString()).extract(Map.of(NAME, content(3)));
    assertTrue(Files.isExecutable(file));
  }

  @Test
  void aFolderThatOthersCanWriteToIsNotTrusted() throws IOException {
    Path first = base.resolve("first");
    Path second = base.resolve("second");
    Path shared = Files.createDirectories(first.resolve("halfpixel-me"));
    for (String permissions : List.of("rwxrwx---", "rwx----w-")) {
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(permissions));
      Path folder = cache(first.toString(), second.toString()).extract(Map.of(NAME, content(3)));
      assertTrue(folder.startsWith(second), permissions);
    }
  }

  private void assertAFreshFolderIsUsed(Path planted) throws IOException {
    Path folder = cache(base.toString()).extract(Map.of(NAME, content(3)));
    Path fresh = folder.getParent().getParent();
    assertNotEquals(planted, fresh);
    assertEquals(base, fresh.getParent());
    assertTrue(fresh.getFileName().toString().startsWith("halfpixel-me-"), fresh.toString());
    for (Path path : List.of(fresh, folder, folder.resolve(NAME))) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
    assertArrayEquals(content(3), Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void aLinkInPlaceOfThePrivateFolderIsNotTrusted() throws IOException {
    Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
    assertAFreshFolderIsUsed(Files.createSymbolicLink(base.resolve("halfpixel-me"), elsewhere));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(0, files.count(), "nothing is written through the link");
    }
  }

  @Test
  void aFileInPlaceOfThePrivateFolderDoesNotMatter() throws IOException {
    assertAFreshFolderIsUsed(Files.createFile(base.resolve("halfpixel-me")));
  }

  @Test
  void aFolderThatOthersCanWriteToDoesNotMatter() throws IOException {
    Path planted = Files.createDirectory(base.resolve("halfpixel-me"));
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertAFreshFolderIsUsed(planted);
  }

  /** Only root can make such a folder for a test; as anybody else, there is nothing to see. */
  @Test
  void aFolderOfSomebodyElseDoesNotMatter() throws IOException {
    Path planted =
        Files.createDirectory(
            base.resolve("halfpixel-me"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Object somebodyElse = 12_345;
    try {
      Files.setAttribute(planted, "unix:uid", somebodyElse);
    } catch (FileSystemException e) {
      assumeTrue(false, "only root can give a folder away");
    }
    assertAFreshFolderIsUsed(planted);
  }

  /** Extracts to the folder of the arguments, and prints where. */
  public static final class Extraction {
    private Extraction() {}

    /** Extracts, and prints the folder. */
    public static void main(String[] arguments) throws IOException {
      String base = System.getProperty("base");
      LibraryCache cache = new LibraryCache(List.of(base), "me", Files::isExecutable);
      Path folder = cache.extract(Map.of(NAME, content(3)));
      System.out.println(folder + " " + Files.isRegularFile(folder.resolve(NAME)));
    }
  }

  @Test
  void aFreshFolderGoesWhenTheVirtualMachineEnds() throws Exception {
    Files.createFile(base.resolve("halfpixel-me"));
    String output = ChildJvm.run(Extraction.class, "-Dbase=" + base).output();
    assertTrue(output.startsWith(base + "/halfpixel-me-"), output);
    assertTrue(output.endsWith(" true\n"), output);
    try (Stream<Path> files = Files.list(base)) {
      assertEquals(List.of(base.resolve("halfpixel-me")), files.toList());
    }
  }

  @Test
  void aCopyHasAnOwnNameAndOldCopiesGo() throws IOException {
    LibraryCache cache = cache(base.toString());
    Path first = cache.copy(NAME, content(3));
    Path second = cache.copy(NAME, content(3));
    assertNotEquals(first, second);
    assertArrayEquals(content(3), Files.readAllBytes(first));
    FileTime longAgo = FileTime.from(Instant.now().minus(25, ChronoUnit.HOURS));
    Files.setLastModifiedTime(first, longAgo);
    Path kept = cache.extract(Map.of(NAME, content(5))).resolve(NAME);
    Files.setLastModifiedTime(kept, longAgo);
    Path third = cache.copy(NAME, content(3));
    assertEquals(
        List.of(false, true, true, true),
        Stream.of(first, second, third, kept).map(path -> Files.exists(path)).toList());
  }

  @Test
  void everyFolderThatFailsIsNamedWithItsReason() throws IOException {
    Path file = Files.createFile(base.resolve("file"));
    IOException e =
        assertThrows(
            IOException.class,
            () -> cache(file.toString(), "nul\0").extract(Map.of(NAME, content(3))));
    assertEquals(
        "tried "
            + file
            + " (FileAlreadyExistsException "
            + file
            + "), nul\0 (Nul character not "
            + "allowed: nul\0); name a folder to write to and execute from with "
            + "-Dhalfpixel.cache.dir",
        e.getMessage());
  }

  @Test
  void aFolderMountedNoexecIsSkipped() throws IOException {
    Path noexec = base.resolve("noexec");
    Path fine = base.resolve("fine");
    LibraryCache cache =
        new LibraryCache(
            List.of(noexec.toString(), fine.toString()), "me", file -> !file.startsWith(noexec));
    assertTrue(cache.extract(Map.of(NAME, content(3))).startsWith(fine));

    LibraryCache hopeless = new LibraryCache(List.of(noexec.toString()), "me", file -> false);
    IOException e =
        assertThrows(IOException.class, () -> hopeless.extract(Map.of(NAME, content(3))));
    assertTrue(e.getMessage().contains("noexec"), e.getMessage());
    assertTrue(e.getMessage().contains("-Dhalfpixel.cache.dir"), e.getMessage());
  }

  @Test
  void aUserNameIsOneFileName() throws IOException {
    LibraryCache cache = new LibraryCache(List.of(base.toString()), "../a b", file -> true);
    assertEquals(
        base.resolve("halfpixel-.._a_b"),
        cache.extract(Map.of(NAME, content(3))).getParent().getParent());
  }

  @Test
  void manyMayExtractAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<byte[]> extraction =
          () ->
              Files.readAllBytes(
                  cache(base.toString()).extract(Map.of(NAME, content(3))).resolve(NAME));
      for (Future<byte[]> result :
          threads.invokeAll(Stream.generate(() -> extraction).limit(64).toList())) {
        assertArrayEquals(content(3), result.get());
      }
    } finally {
      threads.shutdown();
    }
  }
}
