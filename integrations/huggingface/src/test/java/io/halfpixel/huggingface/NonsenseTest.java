package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no class can compute with are refused by name, whoever wrote the configuration. */
class NonsenseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "VitMatte | 'image_mean': [0.5, 0.5] | image_mean",
        "VitMatte | 'size_divisor': 0 | size_divisor",
        "ViT | 'image_mean': [] | image_mean",
        "EfficientNet | 'image_std': [] | image_std",
        "GLPN | 'size_divisor': 0 | size_divisor",
        "GLPN | 'size_divisor': -32 | size_divisor",
        "Swin2SR | 'size_divisor': 0 | size_divisor",
        "Swin2SR | 'size_divisor': -8 | size_divisor",
        "DPT | 'do_pad': true, 'size_divisor': 0 | size_divisor",
        "DPT | 'ensure_multiple_of': 0 | ensure_multiple_of",
        "Siglip2 | 'do_resize': false, 'patch_size': 0 | patch_size",
        "ConvNext | 'size': {'shortest_edge': 224}, 'crop_pct': 0 | crop_pct",
        "ConvNext | 'size': {'shortest_edge': 224}, 'crop_pct': 1e-300 | crop_pct",
        "PoolFormer | 'crop_pct': 0 | crop_pct",
        "PoolFormer | 'crop_pct': -1 | crop_pct",
      })
  void aKeyIsNamed(String family, String keys, String named) {
    String json =
        "{'image_processor_type': '%sImageProcessor', %s}"
            .formatted(family, keys)
            .replace('\'', '"');
    InvalidArgumentException refused =
        assertThrows(InvalidArgumentException.class, () -> HuggingFace.preprocessor(json));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
  }

  @Test
  void anEdgeEndsBefore2To31() {
    assertEquals(Integer.MAX_VALUE, EdgeSizes.up(9, Integer.MAX_VALUE));
    assertThrows(InvalidArgumentException.class, () -> EdgeSizes.up(Integer.MAX_VALUE, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crop_pct\": []",
        "\"crop_pct\": -1",
        "\"crop_pct\": 1e-300",
        "\"input_size\": [3, 1e300, 5]",
        "\"input_size\": [3, 0, 5]",
        "\"input_size\": []",
      })
  void timmsSizesAreSizes(String key) {
    InvalidArgumentException refused =
        assertThrows(InvalidArgumentException.class, () -> Timm.preprocessor("{" + key + "}"));
    assertTrue(refused.getMessage().contains("input_size is"), refused.getMessage());
  }
}
