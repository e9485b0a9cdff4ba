package consumer;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Arrays;

/** Enlarges a ramp, preprocesses a photo, and prints the backend and what came out. */
public final class Main {
  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    float[] ramp = new float[3 * 32 * 32];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i % 97 / 7f;
    }
    Upsample up = Upsample.builder().scaleFactor(2).mode(Mode.BICUBIC).alignCorners(false).build();
    Tensor enlarged = up.forward(Tensor.of(ramp, 1, 3, 32, 32));

    byte[] photo = new byte[480 * 640 * 3];
    for (int i = 0; i < photo.length; i++) {
      photo[i] = (byte) (i * 31 >> 4);
    }
    String configuration = "{\"image_processor_type\": \"ViTImageProcessor\"}";
    Tensor values =
        HuggingFace.preprocessor(configuration).batch(Tensor.of(photo, 480, 640, 3)).values();

    System.out.printf(
        "%s: enlarged %s %08x, preprocessed %s %08x%n",
        Backends.candidates().get(0).id(),
        enlarged.shape(),
        Arrays.hashCode((float[]) enlarged.copyToArray()),
        values.shape(),
        Arrays.hashCode((float[]) values.copyToArray()));
  }
}
