package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.Keywords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every class of transformers and timm against results that {@code golden.py} recorded of them. */
class RecordedCasesTest {
  private static final Map<String, ImageCall> CALLS = new HuggingFaceFace().imageCalls();

  private static List<String> lines() throws IOException {
    String file = System.getProperty("halfpixel.huggingface.cases");
    if (file != null) {
      return Files.readAllLines(Path.of(file));
    }
    try (InputStream in = RecordedCasesTest.class.getResourceAsStream("cases.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void everyResultHasTheBitsOfPython() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<String> calls = new TreeSet<>();
    int line = 0;
    for (String text : lines()) {
      line++;
      Map<?, ?> recorded = new ObjectMapper().readValue(text, Map.class);
      for (Map.Entry<?, ?> each : ((Map<?, ?>) recorded.get("results")).entrySet()) {
        String call = (String) recorded.get("call");
        boolean pil = each.getKey().equals("pil") && call.startsWith("transformers.");
        String name = pil ? call + "Pil" : call;
        calls.add(name);
        String difference = difference(name, recorded, (Map<?, ?>) each.getValue());
        if (!difference.isEmpty()) {
          wrong.add("line " + line + ", " + name + ": " + difference + " " + text);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(calls.size() >= 2 * HuggingFace.families().size(), calls::toString);
  }

  private static String difference(String name, Map<?, ?> recorded, Map<?, ?> expected) {
    Map<String, Tensor> results;
    try {
      results = call(name, recorded);
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      return expected.containsKey("raises") ? "" : "refused: " + e.getMessage();
    }
    if (expected.containsKey("raises")) {
      return "not refused, but there " + expected;
    }
    for (Map.Entry<?, ?> each : expected.entrySet()) {
      Tensor result = results.get(each.getKey());
      String found = result == null ? "nothing" : described(result);
      Map<?, ?> fields = (Map<?, ?>) each.getValue();
      String wanted = fields.get("dtype") + " " + fields.get("shape") + " " + fields.get("sha256");
      if (!found.equals(wanted)) {
        return each.getKey() + " is " + found;
      }
    }
    return results.size() == expected.size() ? "" : "too much: " + results.keySet();
  }

  private static Map<String, Tensor> call(String name, Map<?, ?> recorded) {
    List<ImageInput> images = new ArrayList<>();
    for (Object fields : (List<?>) recorded.get("images")) {
      RecordedImage image = RecordedImage.of((Map<?, ?>) fields);
      images.add(image.input((String) ((Map<?, ?>) fields).get("kind")));
      if (name.contains("VitMatte")) {
        images.add(image.trimap().input("pil"));
      }
    }
    @SuppressWarnings("unchecked") // Keys of JSON objects are strings.
    Map<String, Object> args = (Map<String, Object>) recorded.get("args");
    return CALLS.get(name).apply(new Keywords(args), new Keywords(Map.of()), images, null);
  }

  private static String described(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) tensor.spec().byteSize()).order(ByteOrder.LITTLE_ENDIAN);
    Object values = tensor.copyToArray();
    if (values instanceof float[] floats) {
      bytes.asFloatBuffer().put(floats);
    } else if (values instanceof long[] longs) {
      bytes.asLongBuffer().put(longs);
    } else if (values instanceof int[] ints) {
      bytes.asIntBuffer().put(ints);
    } else {
      bytes.put((byte[]) values);
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return tensor.dataType() + " " + tensor.shape() + " " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
