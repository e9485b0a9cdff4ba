package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import org.junit.jupiter.api.Test;

class DataFormatTest {
  private static TensorSpec spec(MemoryFormat memory, long... lengths) {
    return new TensorSpec(Shape.of(lengths), DataType.U8, memory);
  }

  @Test
  void namesAreKerasNamesInAnyCase() {
    assertEquals(DataFormat.CHANNELS_FIRST, DataFormat.of("Channels_First"));
    for (DataFormat format : DataFormat.values()) {
      assertEquals(format, DataFormat.of(format.frameworkName()));
      assertEquals(format.frameworkName(), format.toString());
    }
    var refused = assertThrows(InvalidArgumentException.class, () -> DataFormat.of("Foo"));
    assertEquals(
        "The `data_format` argument must be one of {'channels_first', 'channels_last'}. "
            + "Received: data_format=foo",
        refused.getMessage());
  }

  @Test
  void channelsFirstIsSeenWithTheChannelsLast() {
    TensorSpec contiguous = spec(MemoryFormat.CONTIGUOUS, 2, 3, 4, 5, 6);
    TensorSpec view = spec(MemoryFormat.CHANNELS_FIRST, 2, 4, 5, 6, 3);
    assertEquals(view, DataFormat.CHANNELS_FIRST.channelsLast(contiguous));
    assertEquals(contiguous, DataFormat.CHANNELS_FIRST.fromChannelsLast(view));
    TensorSpec transposed = spec(MemoryFormat.CHANNELS_LAST, 2, 3, 4, 5);
    TensorSpec plain = spec(MemoryFormat.CONTIGUOUS, 2, 4, 5, 3);
    assertEquals(plain, DataFormat.CHANNELS_FIRST.channelsLast(transposed));
    assertEquals(transposed, DataFormat.CHANNELS_FIRST.fromChannelsLast(plain));
  }

  @Test
  void channelsLastStaysAsItIs() {
    for (MemoryFormat memory :
        new MemoryFormat[] {MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_FIRST}) {
      TensorSpec spec = spec(memory, 2, 3, 4, 5);
      assertEquals(spec, DataFormat.CHANNELS_LAST.channelsLast(spec));
      assertEquals(spec, DataFormat.CHANNELS_LAST.fromChannelsLast(spec));
    }
  }

  @Test
  void ordersThatNoFormatDescribesAreRefused() {
    TensorSpec first = spec(MemoryFormat.CHANNELS_FIRST, 2, 3, 4, 5);
    TensorSpec last = spec(MemoryFormat.CHANNELS_LAST, 2, 3, 4, 5);
    assertThrows(
        InvalidArgumentException.class, () -> DataFormat.CHANNELS_FIRST.channelsLast(first));
    assertThrows(InvalidArgumentException.class, () -> DataFormat.CHANNELS_LAST.channelsLast(last));
  }
}
