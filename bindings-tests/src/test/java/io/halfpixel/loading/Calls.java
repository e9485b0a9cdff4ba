package io.halfpixel.loading;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What is called inside an {@link Application}. By an interface of the JDK and not by reflection,
 * for which the virtual machine may reset the flags of the processor.
 */
public final class Calls implements UnaryOperator<String> {
  @Override
  public String apply(String call) {
    String[] words = call.split(" ", 2);
    return words[0].equals("describe") ? describe(words[1]) : upsample(words[1]);
  }

  private static String describe(String backend) {
    Availability availability = Backends.report().get(backend);
    return availability instanceof Available available
        ? available.description()
        : "unavailable: " + ((Unavailable) availability).reason();
  }

  private static String upsample(String backend) {
    float[] values = new float[2 * 5 * 7];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * i * 0.37f - 50;
    }
    Tensor x = Tensor.of(values, 1, 2, 5, 7);
    Upsample up = Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).build();
    Tensor y = backend.equals("auto") ? up.forward(x) : up.on(Backends.get(backend)).forward(x);
    return Arrays.toString((float[]) y.copyToArray());
  }
}
