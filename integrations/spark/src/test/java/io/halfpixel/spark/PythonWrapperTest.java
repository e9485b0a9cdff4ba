package io.halfpixel.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import py4j.reflection.MethodInvoker;
import py4j.reflection.ReflectionEngine;

/** The stages as Python sees them: halfpixel_spark.py, and the calls that py4j makes for it. */
final class PythonWrapperTest {
  private static final Path WRAPPER = Path.of("src/main/resources/halfpixel_spark.py");
  private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\": _(\\w+),");

  @TempDir private Path folder;

  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new TreeMap<>();
    for (Matcher entry = ENTRY.matcher(text); entry.find(); ) {
      entries.put(entry.group(1), entry.group(2));
    }
    return entries;
  }

  private static String kind(Param<?> param) {
    if (param instanceof IntParam || param instanceof LongParam) {
      return "INT";
    }
    if (param instanceof BooleanParam) {
      return "BOOLEAN";
    }
    if (param instanceof DoubleParam) {
      return "FLOAT";
    }
    return param instanceof DoubleArrayParam ? "FLOATS" : "STRING";
  }

  private static void requireSame(ImageTransformer<?> stage) throws IOException {
    String text = Files.readString(WRAPPER);
    String own = text.substring(text.indexOf("class " + stage.getClass().getSimpleName()));
    Map<String, String> python = entries(own.substring(0, own.indexOf("\n    }\n")));
    python.putAll(entries(text.substring(0, text.indexOf("\nclass "))));
    Map<String, String> java = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      java.put(param.name(), kind(param));
    }
    assertEquals(java, python);
  }

  @Test
  void theParametersAreThoseOfJava() throws IOException {
    requireSame(new HalfpixelPreprocessor());
    requireSame(new HalfpixelResize());
  }

  @Test
  void testsInPython() throws IOException, InterruptedException {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python), "there is no " + python);
    Process process =
        process(python.toString(), "-m", "unittest", "discover", "-s", "src/test/python").start();
    String out = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), out);
    assertTrue(out.contains("Ran 4 tests"), out);
  }

  private static ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("PYTHONPATH", "src/test/python" + File.pathSeparator + WRAPPER.getParent());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    return builder;
  }

  /** Calls a method as Python does: by its name and what the arguments are. */
  private static Object call(Object target, String name, Object... arguments) {
    ReflectionEngine engine = new ReflectionEngine();
    MethodInvoker method = engine.getMethod(target, name, arguments);
    return engine.invoke(target, method, arguments);
  }

  private static Object stage(String name, Object... arguments) {
    ReflectionEngine engine = new ReflectionEngine();
    return engine.invoke(
        null, engine.getConstructor("io.halfpixel.spark." + name, arguments), arguments);
  }

  /** What PySpark does with each parameter before it transforms or saves. */
  private static void set(Object stage, String name, Object value) {
    Object param = call(stage, "getParam", name);
    call(stage, "set", call(param, "w", value));
  }

  @Test
  void callsOfPy4j() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.write(photos.resolve("a.png"), SparkTests.file("png", 20, 30, 1));
    Object stage = stage("HalfpixelResize", "HalfpixelResize_ab12");
    set(stage, "like", "pillow");
    set(stage, "height", 4);
    set(stage, "width", 5);
    set(stage, "antialias", true);
    set(stage, "mean", new ArrayList<>(List.of(0.5, 0.25, 0.5)));
    set(stage, "std", new ArrayList<>(List.of(0.5)));
    set(stage, "maxPixels", 700);
    assertEquals("HalfpixelResize_ab12", call(stage, "uid"));
    assertEquals(true, call(stage, "hasParam", "mode"));
    assertEquals(true, call(stage, "isSet", call(stage, "getParam", "width")));
    assertEquals(false, call(stage, "isSet", call(stage, "getParam", "mode")));
    assertEquals(true, call(stage, "hasDefault", call(stage, "getParam", "mode")));
    assertEquals(700L, call(stage, "getOrDefault", call(stage, "getParam", "maxPixels")));
    HalfpixelResize same =
        new HalfpixelResize()
            .setLike("pillow")
            .setHeight(4)
            .setWidth(5)
            .setAntialias(true)
            .setMean(0.5, 0.25, 0.5)
            .setStd(0.5)
            .setMaxPixels(700);
    assertEquals(
        same.transform(SparkTests.files(photos)).first(),
        call(call(stage, "transform", SparkTests.files(photos)), "first"));
    String saved = folder.resolve("saved").toString();
    call(call(stage, "write"), "save", saved);
    Object loaded = call(HalfpixelResize.read(), "load", saved);
    assertEquals(stage.toString(), loaded.toString());
    assertEquals("HalfpixelResize_ab12", call(loaded, "uid"));
  }

  @Test
  void aWrongValueFromPythonIsRefused() {
    Object stage = stage("HalfpixelPreprocessor", "HalfpixelPreprocessor_1");
    set(stage, "doResize", false);
    set(stage, "rescaleFactor", 0.5);
    assertThrows(RuntimeException.class, () -> set(stage, "onError", "skip"));
  }
}
