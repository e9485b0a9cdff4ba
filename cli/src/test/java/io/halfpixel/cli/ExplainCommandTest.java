package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command explain: coordinates, indices and weights by hand. */
class ExplainCommandTest {
  private static JsonNode numbers(String line) throws IOException {
    Stream<String> words = Stream.of(("explain " + line + " --json -").split(" "));
    return new ObjectMapper().readTree(Run.of(words.toArray()).ok().out());
  }

  private static String row(JsonNode numbers, int i) {
    JsonNode row = numbers.get("rows").get(i);
    StringBuilder text = new StringBuilder(row.get("source").asText());
    row.get("taps")
        .forEach(t -> text.append(' ').append(t.get("index")).append('*').append(t.get("weight")));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    // Half-pixel centres: 1.5/2 - 1/2 = 1/4.
    "4 8 --mode bilinear, 1, 0.25 0*0.75 1*0.25",
    "4 8 --like keras --mode bilinear, 1, 0.25 0*0.75 1*0.25",
    "4 8 --like tf --mode bilinear, 2, 0.75 0*0.25 1*0.75",
    "4 8 --like onnx --mode linear, 1, 0.25 0*0.75 1*0.25",
    "4 8 --like onnxruntime --mode bilinear, 1, 0.25 0*0.75 1*0.25",
    // Aligned corners: i * 2/4.
    "3 5 --mode bilinear --align-corners, 1, 0.5 0*0.5 1*0.5",
    "3 5 --mode linear --align-corners, 4, 2.0 2*1.0 2*0.0",
    "3 5 --mode trilinear --align-corners, 1, 0.5 0*0.5 1*0.5",
    // floor(i / 2), and floor((i + 1/2) * 5/3).
    "4 8 --mode nearest, 3, 1.5 1*1.0",
    "4 --scale 2 --like keras --mode nearest, 3, 1.25 1*1.0",
    "6 4 --mode nearest, 1, 1.5 1*1.0",
    "6 4 --mode nearest-exact, 1, 1.75 2*1.0",
    // Cubic convolution with a = -3/4 at t = 1/4: K(5/4), K(1/4), K(3/4), K(7/4).
    "8 16 --mode bicubic, 5, 2.25 1*-0.10546875 2*0.87890625 3*0.26171875 4*-0.03515625",
    // a = -1/2.
    "8 16 --like keras --mode bicubic, 3, 1.25 0*-0.0703125 1*0.8671875 2*0.2265625 3*-0.0234375",
    // Integer weights with 15 bits, since 3/4 * 2^15 < 2^15.
    "4 8 --mode bilinear --dtype uint8, 1, 0.25 0*0.75 1*0.25",
    // The mean of what is covered; TensorFlow divides at the end.
    "8 4 --like tf --mode area, 1, 2.5 2*1.0 3*1.0",
    "4 1 --like tf --mode area, 0, 1.5 0*1.0 1*1.0 2*1.0 3*1.0",
    // Pixels floor(i * r) to ceil((i + 1) * r), and all of them.
    "8 4 --mode area, 1, 2.5 2*0.5 3*0.5",
    "6 4 --mode area, 1, 1.75 1*0.5 2*0.5",
    "4 1 --mode area, 0, 1.5 0*0.25 1*0.25 2*0.25 3*0.25",
    // The triangle of half width 2 around 2 - 1/2: distances 3/2, 1/2, 1/2, 3/2.
    "8 4 --mode bilinear --antialias, 1, 2.5 1*0.125 2*0.375 3*0.375 4*0.125",
    "4 4 --mode bicubic --dtype uint8, 2, 2.0 2*1.0",
  })
  void aRowIsWhatTheFormulaSays(String line, int i, String wanted) throws IOException {
    assertEquals(wanted, row(numbers(line), i));
  }

  @Test
  void theScaleIsFollowedAsItIs() throws IOException {
    JsonNode torch = numbers("5 --scale 1.3 --mode bilinear");
    assertEquals(6, torch.get("output_length").asInt());
    assertEquals(1 / 1.3, torch.get("ratio").asDouble());
    assertEquals(5 / 6.0, numbers("5 --scale 1.3 --like tf").get("ratio").asDouble());
  }

  @ParameterizedTest
  @CsvSource({
    "20000 40000, 39999, 19999.25",
    "10 30000, 0, -0.49983333333333335",
    "30000 30000 --like keras, 5, 5.0",
    "30000 30000 --like tf --mode area, 5, 5.0",
    "30000 30000 --like jax --mode bicubic, 5, 5.0",
    "1000 1000 --mode trilinear, 5, 5.0",
    "1 1000 --mode trilinear, 999, 0.4995",
    "15000 --scale 2, 29999, 14999.25",
    "2000 --scale 0.5 --mode trilinear, 0, 0.5",
    "60 --scale 500, 29999, 59.499",
  })
  void lengthsOfWhichASquareIsNoTensor(String line, int i, double source) throws IOException {
    assertEquals(source, numbers(line).get("rows").get(i).get("source").asDouble(), 1e-9);
  }

  @Test
  void theLongestLength() {
    String text = Run.of("explain", 1000000, 27000, "--mode", "nearest").ok().out();
    assertTrue(text.contains("torch nearest, 1000000 -> 27000"), text.substring(0, 100));
    // floor(26999 * 1000000 / 27000)
    assertTrue(text.stripTrailing().endsWith("   999962·1.0"), text.substring(text.length() - 99));
  }

  @Test
  void otherAxesAreShorterOnlyWhereTheyHaveToBe() {
    assertTrue(Run.of("explain", 5000, 10000).ok().out().contains("[1, 3, 10000, 10000]"));
    String text = Run.of("explain", 20000, 40000, "--mode", "nearest").ok().out();
    assertTrue(text.contains("[1, 3, 8947, 20000]"), text); // (2^31 - 1)/3/40000 = 17895.6
    assertTrue(text.contains("[1, 3, 17895, 40000]"), text);
  }

  @Test
  void theTableHasRuleRatioAndBits() {
    String text =
        Run.of("explain", 3, 5, "--mode", "bilinear", "--align-corners", "--bits").ok().out();
    assertTrue(text.contains("aligned corners"), text);
    assertTrue(text.contains("r = (n - 1)/(N - 1) = 2/4 = 0.5"), text);
    assertTrue(text.contains("0·0.5 (0x3f000000) 1·0.5 (0x3f000000)"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | give either",
        "4 8 --scale 2 | give either",
        "0 8 | a length here is in [1, 1000000]",
        "4 -8 | a length here is in",
        "4 --scale nan | a scale is a finite number",
        "4 --scale 1e9 | above 1000000",
        "4 8 --mode bicubc | did you mean bicubic",
        "4 8 --mode nearest --align-corners | align_corners option can only be set",
        "4 8 --like keras --align-corners | Keras has no such argument",
        "4 --scale 1.5 --like keras | takes whole factors",
        "4 8 --dtype float31 | unknown data type",
      })
  void wrongWordsAreOneLine(String line, String reason) {
    Object[] words = Stream.concat(Stream.of("explain"), Stream.of(line.split(" "))).toArray();
    String error = Run.of(words).stopped();
    assertTrue(error.contains(reason), error);
  }
}
