package io.halfpixel.benchmarks.measure;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.cpp.CppJniBackend;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import io.halfpixel.torch.RoundingProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Every backend that can run here, in the memory that its users have at hand: arrays for Java,
 * direct buffers for native code.
 *
 * <p>The key cells also time the other kind of memory and the FFM and JNA bindings; those of one
 * thread also time AVX2 where the machine has more; PyTorch's linear and cubic modes also time the
 * strict rounding profile.
 */
public final class HalfpixelCandidates implements CandidateProvider {
  /** The native backend that users get. */
  public static final String NATIVE = "cpp-jni";

  /** The same with the strict rounding profile. */
  public static final String STRICT = NATIVE + "-strict";

  /** The same with no wider vectors than those of AVX2. */
  public static final String AVX2 = NATIVE + "-avx2";

  private static final Set<String> RARE = Set.of("cpp-ffm", "cpp-jna");

  /** Returns whether a cell times AVX2 beside the wider vectors of this machine. */
  public static boolean hasAvx2(Cell cell) {
    return cell.threads() == 1 && hasAvx2();
  }

  /** Returns whether this machine has wider vectors than those of AVX2. */
  public static boolean hasAvx2() {
    Availability state = Backends.report().get(NATIVE);
    return state instanceof Available available && available.isa().startsWith("avx512");
  }

  @Override
  public Map<String, String> versions() {
    return Map.of();
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    List<Candidate> candidates = new ArrayList<>();
    boolean isKey = Grid.key().contains(cell);
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available && (isKey || !RARE.contains(id))) {
                boolean direct = !id.startsWith("jvm");
                Backend backend = Backends.get(id);
                candidates.add(
                    new Resampling(id, backend, cell, source, direct, RoundingProfile.FMA));
                if (isKey) {
                  String other = id + (direct ? "-heap" : "-direct");
                  candidates.add(
                      new Resampling(other, backend, cell, source, !direct, RoundingProfile.FMA));
                }
                if (id.equals(NATIVE) && hasProfiles(cell)) {
                  candidates.add(
                      new Resampling(
                          STRICT, backend, cell, source, direct, RoundingProfile.STRICT));
                }
              }
            });
    if (hasAvx2(cell)) {
      candidates.add(new Resampling(AVX2, avx2(), cell, source, true, RoundingProfile.FMA));
    }
    return candidates;
  }

  @Override
  public List<Candidate> candidates(PhotoCell cell, Tensor photo) {
    Map<String, Backend> backends = new LinkedHashMap<>();
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available && !RARE.contains(id)) {
                backends.put(id, Backends.get(id));
              }
            });
    if (hasAvx2()) {
      backends.put(AVX2, avx2());
    }
    List<Candidate> candidates = new ArrayList<>();
    backends.forEach(
        (id, backend) ->
            candidates.add(
                new Resampling(
                    id,
                    cell.operation().on(backend),
                    cell.result(),
                    photo,
                    !id.startsWith("jvm"))));
    return candidates;
  }

  private static Backend avx2() {
    return CppJniBackend.withIsa("avx2");
  }

  private static boolean hasProfiles(Cell cell) {
    boolean blends = cell.filter() == Filter.BILINEAR || cell.filter() == Filter.BICUBIC;
    return blends && cell.dataType() == DataType.F32;
  }

  /** A cached operation between two tensors. */
  private static final class Resampling implements Candidate {
    private final String id;
    private final Operation<?> operation;
    private final Tensor source;
    private final Tensor target;
    private final @Nullable ExecutorService workers;
    private final double tolerance;

    Resampling(
        String id,
        Backend backend,
        Cell cell,
        Tensor source,
        boolean direct,
        RoundingProfile profile) {
      this.id = id;
      this.tolerance = profile == RoundingProfile.FMA ? 0 : 1e-3;
      this.source = direct ? direct(source) : source;
      this.target = direct ? Tensor.allocateDirect(cell.result()) : Tensor.allocate(cell.result());
      this.workers = Workers.of(cell.threads());
      this.operation = cell.operation(profile).on(backend).parallel(workers, cell.threads());
    }

    /** On the calling thread. */
    Resampling(
        String id, Operation<?> operation, TensorSpec result, Tensor source, boolean direct) {
      this.id = id;
      this.operation = operation;
      this.source = direct ? direct(source) : source;
      this.target = direct ? Tensor.allocateDirect(result) : Tensor.allocate(result);
      this.workers = null;
      this.tolerance = 0;
    }

    private static Tensor direct(Tensor source) {
      Tensor copy = Tensor.allocateDirect(source.spec());
      Elements.copy(source, copy);
      return copy;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void run() {
      operation.apply(source, target);
    }

    @Override
    public Tensor result() {
      return Tensor.wrap(target.copyToArray(), 0, target.spec());
    }

    @Override
    public double tolerance() {
      return tolerance;
    }

    @Override
    public void close() {
      if (workers != null) {
        workers.shutdown();
      }
    }
  }
}
