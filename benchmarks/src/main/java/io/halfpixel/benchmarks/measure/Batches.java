package io.halfpixel.benchmarks.measure;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.grid.Texture;
import io.halfpixel.spi.Availability.Available;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long {@value #IMAGES} photos to a model's input take on one thread, on two, and so on up to
 * all processors: each thread takes the next photo, in memory of its own.
 */
public final class Batches {
  /** Photos of a batch. */
  public static final int IMAGES = 64;

  /** What is done with each photo. */
  public static final String CELL = "torchvision bilinear 256, crop 224, normalise, planes";

  /** Different photos of a batch: more than caches hold, and little to allocate. */
  private static final int SOURCES = 8;

  private Batches() {}

  /** Returns the microseconds of every batch, by names such as {@code "cpp-jni 2t"}. */
  public static Map<String, List<Double>> time(Turns turns) {
    PhotoCell cell = Objects.requireNonNull(Photos.find(CELL));
    Tensor photo = cell.source(new Texture());
    Map<String, Runnable> work = new LinkedHashMap<>();
    List<ExecutorService> executors = new ArrayList<>();
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available && !id.equals("cpp-jna")) {
                for (int threads = 1; threads <= processors(); threads++) {
                  ExecutorService workers = Workers.of(threads);
                  executors.add(workers);
                  work.put(id + " " + threads + "t", batch(cell, id, photo, workers, threads));
                }
              }
            });
    List<List<Double>> times = turns.ofThreads().time(List.copyOf(work.values()));
    executors.forEach(ExecutorService::shutdown);
    Map<String, List<Double>> named = new LinkedHashMap<>();
    work.keySet().forEach(name -> named.put(name, times.get(named.size())));
    return named;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Runnable batch(
      PhotoCell cell, String backend, Tensor photo, ExecutorService workers, int threads) {
    boolean direct = !backend.startsWith("jvm");
    var operation = cell.operation().on(Backends.get(backend));
    List<Tensor> sources = new ArrayList<>();
    for (int n = 0; n < SOURCES; n++) {
      Tensor copy = direct ? Tensor.allocateDirect(cell.spec()) : Tensor.allocate(cell.spec());
      if (direct) {
        Elements.copy(photo, copy);
      } else {
        System.arraycopy(photo.array(), 0, copy.array(), 0, (int) cell.spec().elements());
      }
      sources.add(copy);
    }
    List<Tensor> targets = new ArrayList<>();
    for (int n = 0; n < IMAGES; n++) {
      targets.add(direct ? Tensor.allocateDirect(cell.result()) : Tensor.allocate(cell.result()));
    }
    return () -> {
      AtomicInteger next = new AtomicInteger();
      Workers.run(
          workers,
          threads,
          band -> {
            for (int n = next.getAndIncrement(); n < IMAGES; n = next.getAndIncrement()) {
              operation.apply(sources.get(n % SOURCES), targets.get(n));
            }
          });
    };
  }
}
