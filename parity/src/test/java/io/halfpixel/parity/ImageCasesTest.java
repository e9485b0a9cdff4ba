package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.call.Decoding;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.FileCall;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.ImageDecoder;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.ImageInput.Layout;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.UndecodableException;
import io.halfpixel.parity.ParityResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases whose input is image files, with a decoder and faces made for the tests. */
final class ImageCasesTest {
  /** The SHA-256 of the four bytes 1, 2, 3, 4; from sha256sum. */
  private static final String HASH =
      "9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a";

  private static final byte[] PIXELS = {10, 20, 30, 40, 50, 60};
  private static final DocumentedRefusals NONE = new DocumentedRefusals(List.of());

  @TempDir Path folder;

  private final List<ImageInput> seen = new ArrayList<>();
  private final List<Decoding> asked = new ArrayList<>();
  private boolean refuses;

  private final ImageDecoder decoder =
      new ImageDecoder() {
        @Override
        public ImageInput decode(byte[] file, Decoding decoding) {
          asked.add(decoding);
          if (refuses) {
            throw new UndecodableException("too odd");
          }
          Tensor pixels = Tensor.of(PIXELS.clone(), 1, 2, 3);
          return new ImageInput(pixels, "RGB", Layout.INTERLEAVED, mode -> pixels);
        }

        @Override
        public Set<String> limits() {
          return Set.of("old library");
        }
      };

  private final Face face =
      new TestFace(
          Map.of(
              "lab.images",
              (args, context, images, backend) -> {
                seen.addAll(images);
                args.value("size");
                return Map.of(
                    "pixel_values", Tensor.of(new byte[] {1, 2, 3, 4}, 4), "mask", ones());
              }),
          Map.of(
              "lab.file",
              (args, context, file, backend) -> {
                args.value("dct");
                if (refuses) {
                  throw new UndecodableException("too odd");
                }
                return Tensor.of(file, file.length);
              }));

  private static Tensor ones() {
    return Tensor.of(new byte[] {1, 1}, 2);
  }

  private record TestFace(Map<String, ImageCall> imageCalls, Map<String, FileCall> fileCalls)
      implements Face {
    @Override
    public String name() {
      return "laboratory";
    }

    @Override
    public List<Imitation> imitations() {
      return List.of();
    }

    @Override
    public Map<String, KeywordCall> calls() {
      return Map.of();
    }

    @Override
    public List<Enlargement> enlargements() {
      return List.of();
    }
  }

  @BeforeEach
  void write_files() throws IOException {
    Files.write(folder.resolve("a.png"), new byte[] {1, 2});
    Files.write(folder.resolve("b.png"), new byte[] {3});
    NpyFile.write(folder.resolve("whole.npy"), Tensor.of(new byte[] {1, 2, 3, 4}, 4));
    NpyFile.write(folder.resolve("wrong.npy"), Tensor.of(new byte[] {1, 2, 3, 5}, 4));
    NpyFile.write(folder.resolve("file.npy"), Tensor.of(new byte[] {1, 2}, 2));
    NpyFile.write(folder.resolve("ones.npy"), ones());
    NpyFile.write(folder.resolve("sample.npy"), Tensor.of(new byte[] {1, 3}, 2));
    NpyFile.write(folder.resolve("chw.npy"), Tensor.of(new float[6], 3, 1, 2));
    NpyFile.write(folder.resolve("hwc.npy"), Tensor.of(new float[6], 2, 1, 3));
  }

  private ParityResult run(DocumentedRefusals refusals, String rest) throws IOException {
    String line = "{\"id\": \"a\", \"args\": {}, " + rest.replace('\'', '"') + "}";
    Files.writeString(folder.resolve(ParityManifest.FILE_NAME), line);
    ParityCase parityCase = ParityManifest.read(folder).cases().get(0);
    return new ParityRunner(List.of(face), decoder, refusals).replay(parityCase, null);
  }

  private ParityResult images(String rest) throws IOException {
    return run(NONE, "'call': 'lab.images', " + rest);
  }

  @Test
  void a_batch_and_its_second_image_reach_the_call() throws IOException {
    ParityResult result =
        images(
            "'input': ['a.png', 'b.png'], 'input_kind': 'pil', 'trimap': 'b.png', 'output':"
                + " 'pixel_values', 'expected': 'whole.npy', 'more': {'mask': {'expected':"
                + " 'ones.npy'}}");
    assertEquals(Status.PASSED, result.status(), result.detail());
    assertEquals(List.of(Decoding.PILLOW, Decoding.PILLOW, Decoding.PILLOW_L), asked);
    assertEquals(3, seen.size());
  }

  @Test
  void every_result_is_compared() throws IOException {
    String input = "'input': 'a.png', 'input_kind': 'path', 'output': 'pixel_values', ";
    ParityResult wrong =
        images(input + "'expected': 'whole.npy', 'more': {'mask': {'expected': 'file.npy'}}");
    assertEquals(Status.FAILED, wrong.status());
    assertTrue(wrong.detail().startsWith("mask: 1 of 2 elements differ"), wrong.detail());
    ParityResult missing =
        images(input + "'expected': 'whole.npy', 'more': {'boxes': {'expected': 'ones.npy'}}");
    assertEquals(Status.FAILED, missing.status());
    assertTrue(missing.detail().startsWith("boxes: there is no such result"), missing.detail());
    assertEquals(Decoding.PILLOW_UPRIGHT_RGB, asked.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "a.png, tensor_u8, HWC, PLANAR, 10 40 20 50 30 60",
    "a.png, numpy, HWC, INTERLEAVED, 10 20 30 40 50 60",
    "a.png, numpy, CHW, PLANAR, 10 40 20 50 30 60",
    "a.png, cv2, HWC, INTERLEAVED, 10 20 30 40 50 60",
    "chw.npy, numpy, HWC, PLANAR, 0 0 0 0 0 0",
    "hwc.npy, numpy, HWC, INTERLEAVED, 0 0 0 0 0 0",
    "hwc.npy, tensor_f32, HWC, PLANAR, 0 0 0 0 0 0"
  })
  void a_kind_of_input_is_what_the_call_gets(
      String file, String kind, String layout, Layout expected, String values) throws IOException {
    images(
        "'input': '%s', 'input_kind': '%s', 'input_layout': '%s', 'expected': 'whole.npy'"
            .formatted(file, kind, layout));
    ImageInput input = seen.get(0);
    assertEquals(expected, input.layout());
    Object array = input.pixels().copyToArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(array instanceof byte[] bytes ? bytes[i] : (int) ((float[]) array)[i])
          .append(' ');
    }
    assertEquals(values, text.toString().strip());
  }

  @Test
  void float_tensors_of_files_are_divided_by_255() throws IOException {
    images("'input': 'a.png', 'input_kind': 'tensor_f32', 'expected': 'whole.npy'");
    assertArrayEquals(
        new float[] {10 / 255f, 40 / 255f, 20 / 255f, 50 / 255f, 30 / 255f, 60 / 255f},
        (float[]) seen.get(0).pixels().copyToArray());
  }

  @Test
  void a_hash_stands_for_all_elements() throws IOException {
    String hashed =
        "'input': 'a.png', 'input_kind': 'pil', 'output': 'pixel_values', 'expected_sha256': '%s',"
            + " 'expected_shape': [%d], 'expected_dtype': 'uint8', 'sample': '%s',"
            + " 'sample_stride': %s";
    assertEquals(Status.PASSED, images(hashed.formatted(HASH, 4, "sample.npy", 2)).status());
    String other = HASH.replace('9', '8');
    String where = images(hashed.formatted(other, 4, "file.npy", 2)).detail();
    assertTrue(where.contains("SHA-256"), where);
    assertTrue(
        where.contains("of every 2th element 1 of 2 elements differ, the first at [1]"), where);
    assertTrue(
        images(hashed.formatted(other, 4, "sample.npy", 2)).detail().endsWith("none differs"));
    assertTrue(images(hashed.formatted(other, 4, "whole.npy", null)).detail().endsWith("one"));
    assertTrue(images(hashed.formatted(HASH, 5, "sample.npy", 2)).detail().contains("recorded is"));
  }

  private static DocumentedRefusals documented(String file, String jdk) {
    List<Object> fast = new ArrayList<>();
    fast.add(null);
    return new DocumentedRefusals(
        List.of(
            new DocumentedRefusals.Entry(
                Pattern.compile("lab\\..*"), Map.of("dct", fast), file, jdk, "nobody can")));
  }

  @Test
  void a_refusal_has_to_be_documented() throws IOException {
    String call = "'call': 'lab.file', 'input': 'a.png', 'input_kind': 'path', ";
    String good = call + "'expected': 'file.npy'";
    assertEquals(Status.PASSED, run(NONE, good).status());
    ParityResult passes = run(documented("any", "any"), good);
    assertEquals(Status.FAILED, passes.status());
    assertEquals("passed, but is documented as refused: nobody can", passes.detail());
    assertEquals(Status.PASSED, run(documented("JPEG", "any"), good).status());
    assertEquals(Status.PASSED, run(documented("any", "other library"), good).status());
    refuses = true;
    assertEquals(
        new ParityResult("a", "lab.file", Status.REFUSED, "nobody can"),
        run(documented("any", "old library"), good));
    ParityResult unlisted = run(NONE, good);
    assertEquals(Status.FAILED, unlisted.status());
    assertEquals("refused, which is not documented: too odd", unlisted.detail());
    assertEquals(Status.FAILED, run(documented("JPEG", "any"), good).status());
    String pil = "'call': 'lab.images', 'input': 'a.png', 'input_kind': 'pil', ";
    assertEquals(
        Status.REFUSED, run(documented("any", "any"), pil + "'expected': 'file.npy'").status());
  }

  @Test
  void without_a_decoder_image_files_are_unsupported() throws IOException {
    images("'input': 'a.png', 'input_kind': 'pil', 'expected': 'whole.npy'");
    ParityCase parityCase = ParityManifest.read(folder).cases().get(0);
    ParityResult result = new ParityRunner(List.of(face), null, NONE).replay(parityCase, null);
    assertEquals(Status.UNSUPPORTED, result.status());
  }

  @Test
  void an_unread_argument_is_unsupported_for_images_too() throws IOException {
    String line =
        "'input': 'a.png', 'input_kind': 'pil', 'expected': 'whole.npy', 'weather': 'fine'";
    assertEquals(Status.UNSUPPORTED, images(line).status());
    assertEquals(Status.UNSUPPORTED, run(NONE, "'call': 'lab.file', " + line).status());
  }
}
