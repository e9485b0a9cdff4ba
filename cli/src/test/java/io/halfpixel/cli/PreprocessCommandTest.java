package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preprocess command; its numbers are those of Python that {@link ExplainerTest} has too. */
class PreprocessCommandTest {
  private static final String[] RECORDED = {
    "photo.png", "turned.png", "same.npy", "pil.npy", "exif.npy", "preprocessor_config.json"
  };

  @TempDir Path folder;

  private Path config;
  private Path photo;
  private Path output;

  @BeforeEach
  void copyFiles() throws IOException {
    for (String name : RECORDED) {
      try (InputStream in = ExplainerTest.class.getResourceAsStream("variants/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    config = folder.resolve("preprocessor_config.json");
    photo = folder.resolve("photo.png");
    output = folder.resolve("batch.npy");
  }

  private Run run(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "preprocess";
    all[1] = "--config";
    all[2] = config;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Run.of(all);
  }

  private float[] floats(String name) throws IOException {
    return (float[]) NpyFile.read(folder.resolve(name)).copyToArray();
  }

  @Test
  void aPhotoBecomesWhatPythonMakesOfIt() throws IOException {
    String text = run(photo, "-o", output).ok().out();
    assertEquals(output + ": pixel_values [1, 3, 9, 9]" + System.lineSeparator(), text);
    assertArrayEquals(floats("same.npy"), floats("batch.npy"));
    run(photo, "-o", output, "--processor", "pil", "--backend", "jvm", "--threads", 2).ok();
    assertArrayEquals(floats("pil.npy"), floats("batch.npy"));
  }

  @Test
  void anOrientationIsAppliedOrSaid() throws IOException {
    Path turned = folder.resolve("turned.png");
    Run ignored = run(turned, "-o", output);
    assertEquals(ExitCode.OK, ignored.exit());
    assertTrue(ignored.err().contains("EXIF orientation 6 was ignored"), ignored.err());
    assertArrayEquals(floats("same.npy"), floats("batch.npy"));
    run(turned, "-o", output, "--exif", "apply").ok();
    assertArrayEquals(floats("exif.npy"), floats("batch.npy"));
    Run pil = run(turned, "-o", output, "--processor", "pil", "--exif", "ignore");
    assertTrue(pil.err().contains("was ignored"), pil.err());
    assertArrayEquals(floats("pil.npy"), floats("batch.npy"));
    run(turned, "-o", output, "--processor", "pil").ok();
  }

  @Test
  void foldersAndPatternsAreBatches() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (String name : new String[] {"b.png", "a.PNG", "c.jpeg"}) {
      Files.copy(photo, photos.resolve(name));
    }
    Files.writeString(photos.resolve("notes.txt"), "no image");
    run(photos, photo, "-o", output).ok();
    assertEquals(Shape.of(4, 3, 9, 9), NpyFile.read(output).shape());
    run(photos + "/*.{png,jpeg}", "-o", output).ok();
    assertEquals(Shape.of(2, 3, 9, 9), NpyFile.read(output).shape());
    assertTrue(run(photos + "/*.gif", "-o", output).stopped().contains("matches no file"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertTrue(run(empty, "-o", output).stopped().contains("called like an image"));
    assertTrue(run(photos + "/[.png", "-o", output).stopped().contains("it is no pattern"));
  }

  /** Only a tensor, or an empty file that waits for one, gives way to a tensor. */
  @Test
  void whatIsNoTensorIsNotReplaced() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "notes");
    assertTrue(run(photo, "-o", other).stopped().contains("is no .npy file"));
    assertEquals("notes", Files.readString(other));
    run(photo, "-o", Files.createFile(output)).ok();
    run(photo, "-o", output).ok();
    Files.writeString(
        config,
        "{\"image_processor_type\": \"DetrImageProcessor\", \"size\": {\"height\": 9, \"width\": 9}}");
    Path mask = Files.writeString(folder.resolve("batch.pixel_mask.npy"), "notes");
    assertTrue(run(photo, "-o", output).stopped().contains("batch.pixel_mask.npy: is there"));
    assertEquals("notes", Files.readString(mask));
    assertArrayEquals(floats("same.npy"), floats("batch.npy"));
  }

  /** A batch of 240 MB is made in a heap of 48 MB, and all its images are there. */
  @Test
  void oneImageIsInMemoryAtATime() throws IOException, InterruptedException {
    Files.writeString(
        config,
        "{\"image_processor_type\": \"ViTImageProcessor\", \"size\": {\"height\": 500, \"width\": 500}}");
    int count = 80;
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.halfpixel.cli.Main",
                "preprocess",
                "--config",
                config.toString(),
                "--backend",
                "jvm",
                "-o",
                output.toString()));
    words.addAll(Collections.nCopies(count, photo.toString()));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(ExitCode.OK, process.waitFor(), said);
    assertTrue(said.contains("pixel_values [80, 3, 500, 500]"), said);
    byte[] header = new byte[128];
    long image = 3L * 500 * 500 * Float.BYTES;
    assertEquals(header.length + count * image, Files.size(output));
    try (InputStream in = Files.newInputStream(output)) {
      in.readNBytes(header, 0, header.length);
      byte[] first = in.readNBytes((int) image);
      in.skipNBytes((count - 2) * image);
      assertArrayEquals(first, in.readNBytes((int) image));
    }
  }

  @Test
  void imagesThatGetOtherSizesAreRefused() throws IOException {
    Files.writeString(
        config, "{\"image_processor_type\": \"ViTImageProcessor\", \"do_resize\": false}");
    Path other = TestImages.png(folder.resolve("o.png"), 5, 4, TestImages.GRAY, new byte[20]);
    String error = run(photo, other, "-o", output).stopped();
    assertTrue(error.contains("of one size in the end"), error);
    assertFalse(Files.exists(output));
  }

  @Test
  void streamsTakeThePlaceOfFiles() throws IOException {
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(photo)));
      System.setOut(new PrintStream(bytes, true));
      assertEquals("", run("-", "-o", "-").ok().out());
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    Files.write(output, bytes.toByteArray());
    assertArrayEquals(floats("same.npy"), floats("batch.npy"));
    String both = run(photo, "-o", "-", "--json", "-").stopped();
    assertTrue(both.contains("both want the output stream"), both);
  }

  @Test
  void masksStandBesideTheOutput() throws IOException {
    Files.writeString(
        config,
        "{\"image_processor_type\": \"DetrImageProcessor\", \"size\": {\"shortest_edge\": 8,"
            + " \"longest_edge\": 40}}");
    String text = run(photo, folder.resolve("turned.png"), "--exif", "apply", "-o", output).out();
    assertTrue(text.contains("batch.pixel_mask.npy: pixel_mask [2, 11, 11]"), text);
    Tensor mask = NpyFile.read(folder.resolve("batch.pixel_mask.npy"));
    assertEquals(Shape.of(2, 11, 11), mask.shape());
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run(photo, "-o", output, "--json", "-").ok().out());
    assertEquals(1, json.get("images").intValue());
    assertEquals("torchvision", json.get("processor").textValue());
    assertEquals("pixel_values", json.at("/outputs/0/name").textValue());
    assertEquals("float32", json.at("/outputs/0/dtype").textValue());
    assertEquals(9, json.at("/outputs/0/shape/3").intValue());
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
    assertTrue(run(photo).stopped().contains("name the file to write with -o"));
    assertTrue(run(photo, "-o", photo).stopped().contains("is named twice"));
    assertTrue(run(folder.resolve("no.png"), "-o", output).stopped().contains("no such file"));
    assertTrue(run("-", photo, "-", "-o", output).stopped().contains("input stream is one image"));
    Path text = Files.writeString(folder.resolve("text.png"), "no image");
    assertTrue(run(photo, text, "-o", output).stopped().contains("text.png: "));
    byte[] whole = Files.readAllBytes(photo);
    Files.write(text, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(run(photo, text, "-o", output).stopped().contains("text.png: "));
    Files.writeString(config, "{\"image_processor_type\": \"ViTImageProcessor\", \"sise\": 3}");
    String key = run(photo, "-o", output).stopped();
    assertTrue(key.contains("preprocessor_config.json: ViTImageProcessor has no key sise"), key);
    Files.writeString(config, "{");
    String half = run(photo, "-o", output).stopped();
    assertTrue(half.contains("preprocessor_config.json: a configuration is a JSON object"), half);
    Files.delete(config);
    assertTrue(
        run(photo, "-o", output).stopped().contains("preprocessor_config.json: there is no"));
    assertFalse(Files.exists(output));
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
    }
  }
}
