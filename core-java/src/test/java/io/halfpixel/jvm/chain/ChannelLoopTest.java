package io.halfpixel.jvm.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.FloatArithmetic;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which channel's number an element gets. */
final class ChannelLoopTest {
  private static final int COUNT = 2000;

  private static ChannelLoop<float[]> addsChannel(int channels, int inner) {
    float[] numbers = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      numbers[channel] = channel;
    }
    Operation operation = Operation.float32(Operator.ADD, numbers);
    ChannelArithmetic step =
        new ChannelArithmetic(9, channels, inner, List.of(operation), DataType.F32, DataType.F32);
    return new ChannelLoop<>(step, operation, FloatCarrier.INSTANCE, FloatArithmetic.INSTANCE);
  }

  /** Few channels and many, of few elements and of many; from their first element on or another. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "3, 1, 0",
    "3, 1, 7",
    "300, 1, 0",
    "300, 1, 299",
    "600, 1, 0",
    "600, 1, 601",
    "3, 31, 90",
    "3, 32, 0",
    "3, 32, 95",
    "3, 500, 0",
    "3, 500, 1501",
    "40, 17, 1000"
  })
  void elements_get_the_number_of_their_channel(int channels, int inner, int first) {
    float[] expected = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      expected[i] = (first + i) / inner % channels;
    }
    float[] row = new float[COUNT];
    addsChannel(channels, inner).run(row, first, COUNT);
    assertArrayEquals(expected, row);
  }
}
