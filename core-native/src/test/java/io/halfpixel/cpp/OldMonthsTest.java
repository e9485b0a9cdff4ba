package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.Fixtures.Storage;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldMonthsTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir private Path base;

  private LibraryCache at(String day) {
    Clock clock = Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    return new LibraryCache(List.of(base.toString()), "me", file -> true, clock);
  }

  private Path start(String day) throws IOException {
    return at(day).extract(Map.of("lib.so", CONTENT));
  }

  private List<String> months() throws IOException {
    try (Stream<Path> folders = Files.list(base.resolve("halfpixel-me"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void librariesLieInTheFolderOfTheMonth() throws IOException {
    Path folder = start("2026-11-28");
    assertEquals("2026-11", folder.getParent().getFileName().toString());
    assertEquals(folder, start("2026-11-30"));
    assertNotEquals(folder, start("2026-12-01"));
  }

  @Test
  void theFirstStartOfAMonthDeletesThoseBeforeTheLastOne() throws IOException {
    start("2026-10-31");
    start("2026-11-01");
    assertEquals(List.of("2026-10", "2026-11"), months());
    start("2026-12-01");
    assertEquals(List.of("2026-11", "2026-12"), months());
    start("2027-01-31");
    assertEquals(List.of("2026-12", "2027-01"), months());
    start("2027-06-01");
    assertEquals(List.of("2027-06"), months());
  }

  @Test
  void laterStartsOfAMonthDeleteNothing() throws IOException {
    Path home = start("2026-12-01").getParent().getParent();
    Files.createDirectory(home.resolve("2026-01"));
    start("2026-12-31");
    assertEquals(List.of("2026-01", "2026-12"), months());
  }

  @Test
  void whatIsNoMonthAndWhatALinkLeadsToStays() throws IOException {
    Path home = start("2026-10-01").getParent().getParent();
    Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
    Files.createFile(elsewhere.resolve("file"));
    Files.createSymbolicLink(home.resolve("2026-01"), elsewhere);
    Files.createSymbolicLink(home.resolve("2026-10").resolve("link"), elsewhere);
    Files.createFile(home.resolve("2026-02"));
    Files.createDirectory(home.resolve("95fdf08f"));
    start("2026-12-01");
    assertEquals(List.of("2026-01", "2026-02", "2026-12", "95fdf08f"), months());
    assertTrue(Files.exists(elsewhere.resolve("file")));
  }

  /** Root may delete anything, so that as root there is nothing to see. */
  @Test
  void whatCannotBeDeletedIsLeftAndTheRestGoes() throws IOException {
    Path kept = start("2026-09-01");
    start("2026-08-01");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-x------"));
    assumeTrue(!Files.isWritable(kept), "root writes anywhere");
    Path folder = start("2026-12-01");
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("lib.so")));
    assertEquals(List.of("2026-09", "2026-12"), months());
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void thirtyStartsAtOnceFindTheirLibraries() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(30);
    try {
      for (int round = 0; round < 10; round++) {
        start("2026-0" + (round % 9 + 1) + "-01");
        List<Future<byte[]>> contents = new ArrayList<>();
        String year = String.valueOf(2027 + round);
        for (int i = 0; i < 30; i++) {
          // Around midnight: some clocks are in the next month already.
          String day = year + (i % 2 == 0 ? "-03-31" : "-04-01");
          contents.add(threads.submit(() -> Files.readAllBytes(start(day).resolve("lib.so"))));
        }
        for (Future<byte[]> content : contents) {
          assertArrayEquals(CONTENT, content.get());
        }
        assertEquals(List.of(year + "-03", year + "-04"), months());
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Runs a plan before and after the files of the library were deleted. */
  public static final class InUse {
    private InUse() {}

    /** Prints the last element of each result, and whether the files are there. */
    public static void main(String[] arguments) throws IOException {
      Path home = Path.of(System.getProperty("halfpixel.library.path")).getParent().getParent();
      Plan plan = Fixtures.reverse(DataType.F32, 3, 2);
      Tensor source = Fixtures.tensor(plan.source(), Storage.ARRAY);
      Fixtures.fill(source);
      NativeBackend backend = new CppJniBackend();
      for (String day : List.of("2026-02-28", "2026-03-01")) {
        Clock clock = Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC);
        new OldMonths(clock).deleteOld(home);
        float[] target = new float[6];
        try (Kernel kernel = backend.prepare(plan)) {
          kernel.run(source, Tensor.wrap(target, 0, plan.target()));
        }
        System.out.print(Files.exists(home.resolve("2026-01")) + " " + target[5] + " ");
      }
    }
  }

  @Test
  @NeedsNativeLibrary
  void aLibraryThatIsInUseRunsOnWithoutItsFiles() throws Exception {
    NativeLibraryLoader built = NativeLibraryLoader.shared();
    Path folder =
        at("2026-01-31")
            .extract(
                Map.of(
                    "libhalfpixel.so", Files.readAllBytes(built.library()),
                    "libjnihalfpixel.so", Files.readAllBytes(built.jniLibrary())));
    assertEquals(
        "true 0.0 false 0.0 ",
        ChildJvm.run(InUse.class, "-Dhalfpixel.library.path=" + folder).output());
  }
}
