package io.halfpixel.cli;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import picocli.CommandLine;

/**
 * Runs the common commands once on an image of a few pixels and prints nothing, so that an archive
 * of the loaded classes, which a Java virtual machine writes at its exit, has those that they need.
 */
public final class Rehearsal {
  private static final int SIDE = 32;
  private static final String CONFIGURATION =
      """
      {"image_processor_type": "ViTImageProcessor", "size": {"height": 24, "width": 24},
       "do_resize": true, "resample": 2, "do_rescale": true, "rescale_factor": 0.00392156862745098,
       "do_normalize": true, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
      """;

  private Rehearsal() {}

  /** Runs the commands; there are no arguments. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Files.createTempDirectory("halfpixel-rehearsal");
    try {
      rehearse(folder);
    } finally {
      for (File file : List.of(folder.toFile().listFiles())) {
        Files.deleteIfExists(file.toPath());
      }
      Files.delete(folder);
    }
    System.exit(0);
  }

  static void rehearse(Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("preprocessor_config.json"), CONFIGURATION);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    run("--version");
    run("--help");
    run("info");
    for (String format : List.of("png", "jpg")) {
      Path in = folder.resolve("in." + format);
      ImageIO.write(image, format, in.toFile());
      Path out = folder.resolve("out." + format);
      run("resize", in, out, "--size", "50%", "--like", "pillow", "--mode", "BICUBIC");
      run("upsample", in, out, "--scale", "2", "--like", "torch", "--mode", "bilinear");
      run("preprocess", "--config", config, in, "-o", folder.resolve(format + ".npy"));
    }
    run("explain", "4", "8", "--mode", "bilinear");
  }

  private static void run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    CommandLine commandLine = Main.commandLine(words);
    PrintWriter nowhere =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int exit = commandLine.setOut(nowhere).setErr(nowhere).execute(words);
    if (exit != ExitCode.OK) {
      throw new IllegalStateException(String.join(" ", words) + " ended with " + exit);
    }
  }
}
