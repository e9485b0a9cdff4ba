package io.halfpixel.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fresh virtual machines, each of which measures one thing and ends.
 *
 * @param classPath of these machines
 * @param leastWarmUp milliseconds that each candidate warms up at least
 * @param mostWarmUp milliseconds that each candidate warms up at most
 * @param timed milliseconds that each candidate is timed
 * @param providers which candidates
 */
record Fork(
    String classPath, int leastWarmUp, int mostWarmUp, int timed, Worker.Providers providers) {
  /** What the backend jvm-vector needs, docs/adr/0008. */
  private static final String VECTOR = "jdk.incubator.vector";

  /**
   * Returns the microseconds of every batch, by candidate.
   *
   * @param what a cell, or {@link Worker#PLANS}
   * @param threads how many threads peers may start that take no such argument
   * @throws IOException if a candidate failed or computed something else, with what it said
   */
  Map<String, List<Double>> measure(String what, int threads)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("halfpixel-bench", ".json");
    Path remarks = Files.createTempFile("halfpixel-bench", ".txt"); // Not over the progress bar.
    try {
      ProcessBuilder builder = new ProcessBuilder(command(what, file));
      builder.redirectErrorStream(true).redirectOutput(remarks.toFile());
      // As an option it would make a command line at which ONNX Runtime 1.29 runs out of stack.
      builder.environment().put("CLASSPATH", classPath);
      builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
      builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new IOException(
            "measuring %s ended with exit status %d:\n%s"
                .formatted(what, status, Files.readString(remarks)));
      }
      return JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {});
    } finally {
      Files.delete(file);
      Files.delete(remarks);
    }
  }

  private List<String> command(String what, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (ModuleFinder.ofSystem().find(VECTOR).isPresent()) {
      command.add("--add-modules=" + VECTOR);
    }
    command.addAll(List.of("-Xmx4g", "-Djava.awt.headless=true"));
    command.add(Worker.class.getName());
    command.add(what);
    command.add(Integer.toString(leastWarmUp));
    command.add(Integer.toString(mostWarmUp));
    command.add(Integer.toString(timed));
    command.add(file.toString());
    command.add(providers.name());
    return command;
  }
}
