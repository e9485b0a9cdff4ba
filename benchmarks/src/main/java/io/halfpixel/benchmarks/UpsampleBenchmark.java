package io.halfpixel.benchmarks;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code nn.Upsample(scale_factor=2)} with a plan that is cached and memory that the caller owns,
 * on one thread.
 *
 * <p>Both tensors live in float arrays, the storage that a Java program has at hand. The result is
 * memory that the backend wrote; nothing can be optimised away.
 */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class UpsampleBenchmark {
  /** The id of the backend. */
  @Param({"cpp-jni", "cpp-jna", "jvm-vector", "jvm"})
  public String backend = "jvm";

  /** The interpolation. */
  @Param({"NEAREST", "BILINEAR", "BICUBIC"})
  public String mode = "BILINEAR";

  /** What is enlarged. */
  @Param({"SMALL", "FEATURE_MAPS", "PHOTO"})
  public String workload = "SMALL";

  private Upsample upsample = Upsample.builder().scaleFactor(2).build();
  private Tensor source = Tensor.of(new float[1], 1, 1, 1, 1);
  private Tensor target = source;

  /** Plans, prepares and allocates. */
  @Setup
  public void prepare() {
    Mode wanted = Mode.valueOf(mode.toUpperCase(Locale.ROOT));
    upsample = Upsample.builder().scaleFactor(2).mode(wanted).build().on(Backends.get(backend));
    source = Workload.valueOf(workload).source();
    target = upsample.forward(source);
  }

  /** Enlarges once. */
  @Benchmark
  public Tensor upsample() {
    upsample.forward(source, target);
    return target;
  }
}
