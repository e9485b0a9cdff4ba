package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output files appear whole or not at all. */
class AtomicOutputTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theTargetAppearsAtTheCommit() throws IOException {
    Path target = folder.resolve("out.txt");
    try (AtomicOutput output = AtomicOutput.to(target)) {
      Files.writeString(output.temporary(), "new");
      assertEquals(folder, output.temporary().getParent());
      assertTrue(Files.notExists(target));
      output.commit();
      assertEquals(List.of("out.txt"), names());
    }
    assertEquals("new", Files.readString(target));
    assertEquals(List.of("out.txt"), names());
  }

  @Test
  void withoutCommitNothingChanges() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old");
    try (AtomicOutput output = AtomicOutput.to(target)) {
      Files.writeString(output.temporary(), "half");
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("out.txt"), names());
  }

  @Test
  void anOldFileIsReplaced() throws IOException {
    Path target = Files.writeString(folder.resolve("out.txt"), "old and longer");
    try (AtomicOutput output = AtomicOutput.to(target)) {
      Files.writeString(output.temporary(), "new");
      output.commit();
    }
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    try (AtomicOutput output = AtomicOutput.to(link)) {
      Files.writeString(output.temporary(), "new");
      output.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void theFileHasTheRightsOfANewFile() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain.txt"));
    Path target = folder.resolve("out.txt");
    try (AtomicOutput output = AtomicOutput.to(target)) {
      output.commit();
    }
    assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(target));
  }

  @Test
  void namesMayBeAsLongAsTheFileSystemHasThem() throws IOException {
    Path longest = folder.resolve("a".repeat(255));
    try (AtomicOutput output = AtomicOutput.to(longest)) {
      output.commit();
    }
    assertTrue(Files.exists(longest));
    Path longer = folder.resolve("a".repeat(256));
    String message = assertThrows(UserException.class, () -> AtomicOutput.to(longer)).getMessage();
    assertTrue(message.contains("File name too long; name another file"), message);
    assertEquals(1, names().size());
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertThrows(UserException.class, () -> AtomicOutput.to(folder));
    assertThrows(UserException.class, () -> AtomicOutput.to(folder.resolve("no").resolve("o.txt")));
    assertEquals(List.of(), names());
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    Path unwritable = Path.of("/proc/halfpixel.png");
    String message =
        assertThrows(UserException.class, () -> AtomicOutput.to(unwritable)).getMessage();
    assertTrue(message.contains("cannot write into the folder /proc"), message);
  }
}
