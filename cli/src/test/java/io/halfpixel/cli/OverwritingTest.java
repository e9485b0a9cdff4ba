package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes over what it reads, or over a file that is no report of its own. */
class OverwritingTest {
  private static final String CASE =
      "{\"id\": \"a\", \"call\": \"torch.nn.functional.interpolate\", \"args\": {\"scale_factor\":"
          + " 2.0, \"mode\": \"nearest\"}, \"input\": \"in.npy\", \"expected\": \"out.npy\"}";

  @TempDir Path folder;
  private Path photo;
  private Path victim;

  @BeforeEach
  void writeFiles() throws IOException {
    photo = image("photo.png");
    victim = image("victim.png");
    Files.writeString(folder.resolve("cases.jsonl"), CASE);
    NpyFile.write(folder.resolve("in.npy"), Tensor.of(new float[] {1, 2}, 1, 1, 2));
    NpyFile.write(folder.resolve("out.npy"), Tensor.of(new float[] {1, 1, 2, 2}, 1, 1, 4));
  }

  private Path image(String name) throws IOException {
    return TestImages.png(folder.resolve(name), 24, 24, TestImages.RGB, TestImages.noise(24 * 72));
  }

  /** Runs a command in which words stand for files of the folder. */
  private Run run(String line) {
    Object[] words =
        Stream.of(line.split(" "))
            .map(word -> word.replaceFirst("^@", folder + "/").replace("=@", "=" + folder + "/"))
            .toArray();
    return Run.of(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info",
        "explain 4 8",
        "compare --quick",
        "parity @.",
        "evaluate @photo.png -o @r.html",
        "upsample @photo.png @o.png --scale 2",
        "resize @photo.png @o.png --size 4x4"
      })
  void jsonTakesExactlyOneValue(String line) {
    String error = run(line + " --json").stopped();
    assertTrue(error.contains("--json") && error.contains("FILE"), error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --json @victim.png @photo.png -o @r.html",
        "explain --json @victim.png 32 64",
        "info --json @victim.png",
        "compare --quick --json @victim.png",
        "parity @. --json @victim.png",
        "upsample --json @victim.png @photo.png @o.png --scale 2",
        "resize --json=@victim.png @photo.png @o.png --size 4x4",
        "evaluate @photo.png -o @victim.png",
        "evaluate @photo.png -o @r.html --picture @victim.png",
        "preprocess --keras tf --size 4x4 @photo.png -o @victim.png"
      })
  void aFileThatIsNoReportStays(String line) throws IOException {
    byte[] before = Files.readAllBytes(victim);
    String error = run(line).stopped();
    assertTrue(error.contains("victim.png: is there already and is no"), error);
    assertArrayEquals(before, Files.readAllBytes(victim));
    assertTrue(Files.notExists(folder.resolve("o.png")));
    assertTrue(Files.notExists(folder.resolve("r.html")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "no JSON",
        "{\"total\": 1}",
        "{\"total\": 1, \"passed\": 1, \"failed\": 0, \"unsupported\": 0, \"cases\": []} more",
        "{\"total\": 1, \"passed\": 1, \"failed\": 0, \"unsupported\": 0, \"cases\": [], \"x\": 1}",
        "{\"total\": 1, \"passed\": 1, \"failed\": 0, \"unsupported\": 0, \"cases\": ["
      })
  void whatOnlyLooksLikeAReportStays(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("notes.json"), text);
    assertTrue(run("parity @. --json @notes.json").stopped().contains("is no JSON report"));
    assertEquals(text, Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "info | version",
        "explain 4 8 | rows",
        "parity @. | cases",
        "evaluate @photo.png -o @r.html --picture @p.png | results",
        "upsample @photo.png @o.png --scale 2 | output",
      })
  void anEarlierReportIsReplaced(String line, String member) throws IOException {
    Path file = folder.resolve("report.json");
    run(line + " --json @report.json").ok();
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    run(line + " --json @report.json").ok();
    assertTrue(new ObjectMapper().readTree(file.toFile()).has(member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cases.jsonl", "in.npy", "out.npy", "link", "hard"})
  void parityKeepsItsManifestAndTensors(String name) throws IOException {
    Path manifest = folder.resolve("cases.jsonl");
    Files.createSymbolicLink(folder.resolve("link"), manifest);
    Files.createLink(folder.resolve("hard"), manifest);
    byte[] before = Files.readAllBytes(folder.resolve(name));
    String error = run("parity @. --json @" + name).stopped();
    assertTrue(error.contains("is the same file as"), error);
    assertArrayEquals(before, Files.readAllBytes(folder.resolve(name)));
  }

  @Test
  void aTensorOfTheManifestThatIsMissingIsNotWritten() throws IOException {
    Files.delete(folder.resolve("out.npy"));
    assertTrue(run("parity @. --json @./out.npy").stopped().contains("is the same file as"));
    assertTrue(Files.notExists(folder.resolve("out.npy")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo.png", "hard.png", "link.png"})
  void anImageIsNotItsOwnOutput(String name) throws IOException {
    byte[] before = Files.readAllBytes(photo);
    Files.createLink(folder.resolve("hard.png"), photo);
    Files.createSymbolicLink(folder.resolve("link.png"), photo);
    for (String line :
        new String[] {
          "upsample @photo.png @%s --scale 2",
          "upsample @photo.png @o.png --scale 2 --json @%s",
          "evaluate @photo.png -o @%s",
          "evaluate @photo.png -o @r.html --picture @%s",
          "evaluate @photo.png -o @r.html --json @%s"
        }) {
      String error = run(line.formatted(name)).stopped();
      assertTrue(error.contains("is the same file as"), error);
      assertArrayEquals(before, Files.readAllBytes(photo));
    }
  }

  @Test
  void twoOutputsAreTwoFiles() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Files.createSymbolicLink(folder.resolve("e"), folder.resolve("d"));
    String json = run("evaluate @photo.png -o @d/x --json @e/x").stopped();
    assertTrue(json.contains("is the same file as"), json);
    String out = run("upsample @photo.png @o.png --scale 2 --json @./o.png").stopped();
    assertTrue(out.contains("is the same file as"), out);
  }

  @Test
  void anImageMayBeReplacedThatIsNotRead() {
    run("upsample @photo.png @victim.png --scale 2").ok();
    assertEquals(48, TestImages.image(victim).getWidth());
  }
}
