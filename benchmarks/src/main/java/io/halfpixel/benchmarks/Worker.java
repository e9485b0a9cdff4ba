package io.halfpixel.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.grid.Photos;
import io.halfpixel.benchmarks.measure.Batches;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.benchmarks.measure.CellRun;
import io.halfpixel.benchmarks.measure.FirstCall;
import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.benchmarks.measure.ImgLib2Candidates;
import io.halfpixel.benchmarks.measure.Java2dCandidates;
import io.halfpixel.benchmarks.measure.PlanCreation;
import io.halfpixel.benchmarks.measure.ThumbnailCandidates;
import io.halfpixel.benchmarks.measure.Turns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A virtual machine that measures one cell and ends; {@link Fork} starts it.
 *
 * <p>The {@link Guard} of a later commit starts it too. So the name of this class, its arguments,
 * the form of its result and the names of the guard's cells do not change.
 */
final class Worker {
  /** Whose candidates are measured. */
  enum Providers {
    /** Halfpixel's, plain Java's and those of the peers on the class path. */
    ALL,
    /** Halfpixel's alone. */
    HALFPIXEL;

    List<CandidateProvider> list() {
      return this == ALL ? providers() : List.of(new HalfpixelCandidates());
    }
  }

  /** Instead of a cell: how long it takes to make plans. */
  static final String PLANS = "plans";

  /** Instead of a cell: how long batches of photos take on one thread, on two, and so on. */
  static final String BATCHES = "batches";

  /** Instead of a cell, followed by a backend: how long its first call takes. */
  static final String FIRST_CALL = "first call of ";

  private Worker() {}

  /**
   * Measures; the arguments are what, milliseconds of warm-up at least and at most and of timing, a
   * JSON file, and {@link Providers}. The file gets an object: for each candidate the microseconds
   * a call of each batch.
   */
  public static void main(String[] arguments) throws IOException {
    Turns turns = Turns.here(nanos(arguments[1]), nanos(arguments[2]), nanos(arguments[3]));
    Map<String, List<Double>> times =
        switch (arguments[0]) {
          case PLANS -> PlanCreation.time(turns);
          case BATCHES -> Batches.time(turns);
          default ->
              arguments[0].startsWith(FIRST_CALL)
                  ? FirstCall.time(arguments[0].substring(FIRST_CALL.length()))
                  : cell(arguments[0], new CellRun(Providers.valueOf(arguments[5]).list(), turns));
        };
    JsonMapper.builder().build().writeValue(Path.of(arguments[4]).toFile(), times);
    System.exit(0); // Peers may leave threads behind.
  }

  private static Map<String, List<Double>> cell(String name, CellRun run) {
    PhotoCell photo = Photos.find(name);
    return photo == null ? run.run(Grid.cell(name)) : run.run(photo);
  }

  private static long nanos(String millis) {
    return Long.parseLong(millis) * 1_000_000;
  }

  /** Returns Halfpixel, plain Java, and the peers that are on the class path. */
  static List<CandidateProvider> providers() {
    List<CandidateProvider> providers = new ArrayList<>(ofThisModule());
    ServiceLoader.load(CandidateProvider.class).forEach(providers::add);
    return providers;
  }

  /** Returns Halfpixel, whose first candidate the others are checked against, and plain Java. */
  static List<CandidateProvider> ofThisModule() {
    return List.of(
        new HalfpixelCandidates(),
        new Java2dCandidates(),
        new ImgLib2Candidates(),
        new ThumbnailCandidates());
  }
}
