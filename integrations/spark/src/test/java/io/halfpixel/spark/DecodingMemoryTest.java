package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.image.Decoding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that come at the same time, and how much one takes. */
final class DecodingMemoryTest {
  private static final int HEIGHT = 2500;
  private static final int WIDTH = 3000;

  @TempDir private Path folder;

  private static CompletableFuture<DecodingMemory.Part> later(DecodingMemory memory, long bytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return memory.take(bytes);
          } catch (RefusedImageException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void whoComesWhenAllIsTakenWaits()
      throws RefusedImageException, ExecutionException, InterruptedException, TimeoutException {
    DecodingMemory memory = new DecodingMemory(100_000);
    DecodingMemory.Part first = memory.take(60_000);
    DecodingMemory.Part small = memory.take(30_000);
    CompletableFuture<DecodingMemory.Part> second = later(memory, 60_000);
    assertThrows(TimeoutException.class, () -> second.get(100, TimeUnit.MILLISECONDS));
    first.close();
    second.get(30, TimeUnit.SECONDS).close();
    small.close();
    memory.take(100_000).close();
  }

  @Test
  void whatDoesNotFitAloneIsRefused() {
    DecodingMemory memory = new DecodingMemory(100_000);
    assertEquals(
        "an image takes 100001 bytes while it is decoded, but half the heap of this executor is"
            + " 100000",
        assertThrows(RefusedImageException.class, () -> memory.take(100_001)).getMessage());
  }

  @Test
  void aRowHasAnEighthOfTheHeap() throws RefusedImageException {
    TensorSpec result = TensorSpec.of(DataType.F32, 3, 100, 100);
    TensorColumn.TENSOR.requireSize(result, 8 * 120_000);
    assertEquals(
        "a result has at most an eighth of the heap, which is 959999 bytes, but [3, 100, 100] has"
            + " 120000",
        assertThrows(
                RefusedImageException.class,
                () -> TensorColumn.TENSOR.requireSize(result, 8 * 120_000 - 1))
            .getMessage());
  }

  private static byte[] file(String kind) throws IOException {
    String[] words = kind.split(" ");
    int type =
        switch (words[1]) {
          case "rgba" -> BufferedImage.TYPE_4BYTE_ABGR;
          case "gray16" -> BufferedImage.TYPE_USHORT_GRAY;
          case "gray" -> BufferedImage.TYPE_BYTE_GRAY;
          default -> BufferedImage.TYPE_3BYTE_BGR;
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(words[0]).next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    if (words[1].equals("progressive")) {
      settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(
          null, new IIOImage(SparkTests.noise(type, HEIGHT, WIDTH, 1), null, null), settings);
    }
    writer.dispose();
    return out.toByteArray();
  }

  /** Reads the files that are named, one after the other. */
  static final class Reading {
    private Reading() {}

    /** Reads each file, upright. */
    public static void main(String[] files) throws Exception {
      for (String name : files) {
        for (Decoding decoding : new Decoding[] {Decoding.PILLOW, Decoding.TORCHVISION_RGB}) {
          ImageColumn column = new ImageColumn(decoding, true, ImageColumn.MAX_PIXELS);
          byte[] file = Files.readAllBytes(Path.of(name));
          column.requireBytes(file);
          if (column.read(file).spec().elements() != 3L * HEIGHT * WIDTH) {
            throw new IllegalStateException(name);
          }
        }
      }
    }
  }

  /** In a virtual machine with a heap of what is said, and 20 MB for itself. */
  private void requireToFit(long bytesPerPixel, String... kinds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    long heap = bytesPerPixel * HEIGHT * WIDTH + 20_000_000;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Reading.class.getName()));
    for (String kind : kinds) {
      Path file = folder.resolve(kind.replace(' ', '.'));
      Files.write(file, file(kind));
      command.add(file.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), out);
  }

  @Test
  void anImageTakesNoMoreThanIsSaid() throws IOException, InterruptedException {
    requireToFit(ImageColumn.JPEG_BYTES_PER_PIXEL, "jpg rgb", "jpg progressive", "jpg gray");
    requireToFit(ImageColumn.OTHER_BYTES_PER_PIXEL, "png rgb", "png rgba", "png gray16");
  }
}
