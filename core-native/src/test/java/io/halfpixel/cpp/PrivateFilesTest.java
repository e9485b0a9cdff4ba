package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file system without permissions of POSIX allows; LibraryCacheTest has the others. */
class PrivateFilesTest {
  @TempDir private Path base;

  private FileSystem withoutPermissions() throws IOException {
    FileSystem zip = FileSystems.newFileSystem(base.resolve("a.zip"), Map.of("create", "true"));
    assertFalse(zip.supportedFileAttributeViews().contains("posix"));
    return zip;
  }

  @Test
  void aFolderIsMadeAndFoundAgain() throws IOException {
    try (FileSystem zip = withoutPermissions()) {
      Path folder = zip.getPath("/folder");
      assertTrue(PrivateFiles.provideFolder(folder));
      assertTrue(PrivateFiles.provideFolder(folder));
      try (Stream<Path> files = Files.list(zip.getPath("/"))) {
        assertEquals(1, files.count(), "nothing stays behind");
      }
      assertTrue(Files.isRegularFile(PrivateFiles.createFile(folder)));
      assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.createFolder(folder));
    }
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    try (FileSystem zip = withoutPermissions()) {
      assertFalse(PrivateFiles.provideFolder(Files.createFile(zip.getPath("/folder"))));
    }
  }

  @Test
  void aFolderHasToBelongToThisUserAndBeNoLink() throws IOException {
    Path own = Files.createFile(base.resolve("own"));
    Path folder = Files.createDirectory(base.resolve("folder"));
    assertTrue(PrivateFiles.isOwn(folder, own));
    Path link = Files.createSymbolicLink(base.resolve("link"), folder);
    assertFalse(PrivateFiles.isOwn(link, own));
    Object somebodyElse = 12_345;
    try {
      Files.setAttribute(folder, "unix:uid", somebodyElse);
    } catch (FileSystemException e) {
      assumeTrue(false, "only root can give a folder away");
    }
    assertFalse(PrivateFiles.isOwn(folder, own));
  }
}
