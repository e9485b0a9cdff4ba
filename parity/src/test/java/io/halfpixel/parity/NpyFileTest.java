package io.halfpixel.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The format as {@code numpy/lib/format.py} describes it. */
final class NpyFileTest {
  private static final String MAGIC = "\u0093NUMPY";

  @TempDir Path folder;

  /** Writes a file of latin-1 text and some bytes. */
  private Path file(String text, int... data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(text.getBytes(StandardCharsets.ISO_8859_1));
    for (int value : data) {
      bytes.write(value);
    }
    return Files.write(folder.resolve("x.npy"), bytes.toByteArray());
  }

  private static String header(String version, String dictionary) {
    return MAGIC + version + dictionary;
  }

  @Test
  void any_byte_but_zero_is_true() throws IOException {
    String dictionary = "{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }\n";
    String start = "\u0001\u0000" + (char) dictionary.length() + "\u0000";
    Tensor tensor = NpyFile.read(file(header(start, dictionary), 0, 1, 255, 2));
    assertEquals(DataType.BOOL, tensor.dataType());
    assertArrayEquals(new byte[] {0, 1, 1, 1}, (byte[]) tensor.copyToArray());
  }

  @Test
  void version_1_little_endian_float32() throws IOException {
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";
    Path file =
        file(
            header("\u0001\u0000" + (char) dictionary.length() + "\u0000", dictionary),
            0,
            0,
            0x80,
            0x3F,
            0,
            0,
            0,
            0xC0);
    Tensor tensor = NpyFile.read(file);
    assertEquals(TensorSpec.of(DataType.F32, 2), tensor.spec());
    assertArrayEquals(new float[] {1, -2}, (float[]) tensor.copyToArray());
  }

  @Test
  void version_2_big_endian_int16() throws IOException {
    String dictionary = "{'shape': (1, 2), 'fortran_order': False, 'descr': '>i2'}";
    Path file =
        file(
            header("\u0002\u0000" + (char) dictionary.length() + "\0\0\0", dictionary),
            1,
            2,
            0xFF,
            0xFE);
    Tensor tensor = NpyFile.read(file);
    assertEquals(TensorSpec.of(DataType.I16, 1, 2), tensor.spec());
    assertArrayEquals(new short[] {0x102, -2}, (short[]) tensor.copyToArray());
  }

  @Test
  void scalar_has_no_axes() throws IOException {
    String dictionary = "{'descr': '|u1', 'fortran_order': False, 'shape': (), }";
    Path file =
        file(header("\u0001\u0000" + (char) dictionary.length() + "\u0000", dictionary), 200);
    assertEquals(TensorSpec.of(DataType.U8), NpyFile.read(file).spec());
  }

  @ParameterizedTest
  @EnumSource(names = "BF16", mode = EnumSource.Mode.EXCLUDE)
  void written_file_is_read_back(DataType type) throws IOException {
    Path file = folder.resolve("y.npy");
    Tensor tensor = Tensor.allocateDirect(TensorSpec.of(type, 3, 1, 5));
    for (int i = 0; i < tensor.spec().byteSize(); i++) {
      tensor.buffer().put(i, (byte) (type == DataType.BOOL ? i % 2 : 37 * i + 11));
    }
    NpyFile.write(file, tensor);
    Tensor read = NpyFile.read(file);
    assertEquals(tensor.spec(), read.spec());
    NpyFile.write(folder.resolve("z.npy"), read);
    assertEquals(-1, Files.mismatch(file, folder.resolve("z.npy")));
    byte[] bytes = Files.readAllBytes(file);
    int header = bytes.length - (int) tensor.spec().byteSize();
    assertEquals(0, header % 64);
    assertEquals('\n', bytes[header - 1]);
    assertEquals(tensor.buffer().get(0), bytes[header]);
  }

  @Test
  void header_is_written_as_numpy_writes_it() throws IOException {
    Path file = folder.resolve("y.npy");
    NpyFile.write(file, Tensor.of(new double[7], 7));
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String wanted = "{'descr': '<f8', 'fortran_order': False, 'shape': (7,), }";
    assertTrue(text.startsWith(MAGIC + "\u0001\u0000v\u0000" + wanted + " "), text);
    assertEquals(128 + 7 * 8, text.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2,)} | is in Fortran order",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (2,)} | elements of type c8",
        "{'descr': '<f4', 'fortran_order': False} | header that is not understood",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)} | ends before",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483639,)} | promises 8589934556",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} | goes on after",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)} | has the"
            + " shape",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296,)} | promises 17179869184"
      })
  void malformed_file_is_refused(String dictionary, String reason) throws IOException {
    Path file =
        file(
            header("\u0001\u0000" + (char) dictionary.length() + "\u0000", dictionary),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0);
    InvalidArgumentException thrown =
        assertThrows(InvalidArgumentException.class, () -> NpyFile.read(file));
    assertTrue(thrown.getMessage().contains(reason), thrown.getMessage());
  }

  @Test
  void other_files_are_refused() throws IOException {
    for (String text :
        new String[] {"", "PK\u0003\u0004", MAGIC, MAGIC + "\u0009\u0000\u0001\u0000x"}) {
      Path file = file(text);
      assertThrows(InvalidArgumentException.class, () -> NpyFile.read(file), text);
    }
    assertThrows(NoSuchFileException.class, () -> NpyFile.read(folder.resolve("nothing-here.npy")));
  }

  @Test
  void what_the_format_cannot_hold_is_not_written() {
    Path file = folder.resolve("y.npy");
    Tensor bf16 = Tensor.allocate(TensorSpec.of(DataType.BF16, 2));
    Tensor channelsLast =
        Tensor.allocate(
            new TensorSpec(Shape.of(1, 2, 2, 2), DataType.F32, MemoryFormat.CHANNELS_LAST));
    assertThrows(InvalidArgumentException.class, () -> NpyFile.write(file, bf16));
    assertThrows(InvalidArgumentException.class, () -> NpyFile.write(file, channelsLast));
    assertTrue(Files.notExists(file));
  }
}
