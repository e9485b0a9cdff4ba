package io.halfpixel.tck.cpp;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomReductions;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.RuleFamily;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckKernel;
import io.halfpixel.tck.subject.TckSubject;
import io.halfpixel.tck.subject.TckSubjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Writes the cases of the C++ tests: the plans that the rules run, with the results of the
 * reference, and encodings that must be refused.
 *
 * <p>The rules run on a subject that is the reference itself and keeps what it was given.
 */
public final class CppCases {
  /** Elements of input and result of a case; larger ones are left to the families of size. */
  private static final int MOST_ELEMENTS = 40_000;

  /** The file of plans larger than the caches: one of each kind, by the kinds of its steps. */
  private static final String LARGE_FILE = "large";

  private static @Nullable Recorder recorder;

  private CppCases() {}

  /**
   * Writes the files into a folder.
   *
   * @param arguments the folder, which is made if it is not there
   * @throws IOException if a file cannot be written
   */
  public static void main(String... arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, List<Class<? extends RuleFamily>>> file : families().entrySet()) {
      try (CaseFile cases = new CaseFile(folder.resolve(file.getKey() + ".cases"))) {
        recorder = new Recorder(cases, file.getKey().equals(LARGE_FILE));
        record(file.getValue());
      }
    }
    try (CaseFile cases = new CaseFile(folder.resolve("examples.cases"))) {
      writeExamples(cases);
    }
    try (CaseFile cases = new CaseFile(folder.resolve("bands.cases"))) {
      writeBands(cases);
    }
    try (CaseFile cases = new CaseFile(folder.resolve("refused.cases"))) {
      RefusedEncodings.write(cases);
    }
  }

  /** Returns the families that have cases for C++, by the file that they go to. */
  private static Map<String, List<Class<? extends RuleFamily>>> families() {
    return RuleFamily.all().stream()
        .filter(family -> family.isAnnotationPresent(RuleFamily.Cases.class))
        .collect(
            Collectors.groupingBy(
                family -> family.getAnnotation(RuleFamily.Cases.class).value(),
                TreeMap::new,
                Collectors.toList()));
  }

  /**
   * Small plans under names by which the tests of the interface ask for them. The tests of the
   * encoding run each of them with every field changed.
   */
  private static void writeExamples(CaseFile file) throws IOException {
    for (Step step : ExampleSteps.steps()) {
      example(file, step.getClass().getSimpleName(), PlanCase.plan(step));
    }
    Randoms random = new Randoms(1);
    RandomReductions passes = new RandomReductions(random);
    Accumulation order = Accumulation.SEQUENTIAL_FMA;
    example(
        file,
        "chain",
        PlanCase.plan(
            passes.resample(new Pass(90, 100, 61, 1), order, DataType.F32),
            passes.resample(new Pass(1, 90, 77, 61), order, DataType.F32)));
    example(file, "most steps", RefusedEncodings.mostSteps());
    TensorSpec six = TensorSpec.of(DataType.F32, 6);
    example(file, "copy of six", new Plan(six, six, List.of()));
    TensorSpec nothing = TensorSpec.of(DataType.F32, 0);
    file.add("empty", new Plan(nothing, nothing, List.of()), new long[0], new long[0]);
  }

  /**
   * Plans that are large, under names likewise: a sum that fills every level of a cascade, and what
   * can be cut into bands. The first of a file is among any share of the cases that is run.
   */
  private static void writeBands(CaseFile file) throws IOException {
    int length = (1 << 16) + 1;
    example(
        file,
        "long cascade",
        PlanCase.plan(new CascadeMean(1, length, 1, 1, 8, length, 1, DataType.F32, DataType.F32)));
    Randoms random = new Randoms(2);
    RandomReductions passes = new RandomReductions(random);
    Accumulation order = Accumulation.SEQUENTIAL_FMA;
    example(
        file,
        "cropped chain",
        PlanCase.plan(
            new Gather(1, List.of(indices(100, 10, 90)), 300, DataType.F32),
            passes.resample(new Pass(80, 300, 200, 1), order, DataType.F32),
            new Pad(new Pass(1, 80, 90, 200), 5, DataType.F32, 1),
            new Resample1d(
                new Pass(1, 90, 77, 200),
                new RandomSteps(random).pairs(90, 77, random::exactWeight, random::exactWeight),
                order,
                DataType.F32,
                DataType.F32,
                DataType.F32)));
    example(
        file,
        "planes",
        PlanCase.plan(
            passes.resample(new Pass(2, 90, 100, 120), order, DataType.F32),
            new Permute(List.of(2L, 4000L, 3L), List.of(0, 2, 1), DataType.F32)));
    example(
        file,
        "long rows",
        PlanCase.plan(passes.resample(new Pass(1, 90, 4, 4300), order, DataType.F32)));
  }

  private static IndexTable indices(int length, int begin, int end) {
    return IndexTable.of(length, IntStream.range(begin, end).toArray());
  }

  private static void example(CaseFile file, String name, Plan plan) throws IOException {
    Randoms random = new Randoms(plan.steps().size());
    long[] input = PlanCase.filled(plan, () -> random.ordinary(plan.source().dataType())).source();
    file.add(name, plan, input, ReferenceInterpreter.run(plan, input));
  }

  private static void record(List<Class<? extends RuleFamily>> families) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(families.stream().map(family -> selectClass(family)).toList())
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(TckSubjects.SOURCE, Subjects.class.getName())
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    if (summary.getSummary().getTotalFailureCount() > 0) {
      throw new IllegalStateException(
          "the reference fails: " + summary.getSummary().getFailures().get(0).getException());
    }
  }

  /** The one subject: the reference, which keeps what it runs. */
  public static final class Subjects implements SubjectSource {
    /** Creates the source; called by the kit. */
    public Subjects() {}

    @Override
    public List<TckSubject> subjects() {
      return List.of(new TckSubject("recorder", "java", RecordingKernel::new));
    }
  }

  private record RecordingKernel(Plan plan) implements TckKernel {
    @Override
    public void run(Tensor source, Tensor target, int band, int bands) {
      if (band == 0) {
        long[] input = ElementBits.read(source);
        long[] result = ReferenceInterpreter.run(plan, input);
        ElementBits.write(target, result);
        recorder.add(plan, input, result);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Recorder {
    private final CaseFile file;
    private final boolean large;
    private final Set<Integer> known = new HashSet<>();

    Recorder(CaseFile file, boolean large) {
      this.file = file;
      this.large = large;
    }

    private static int kind(Plan plan) {
      return plan.steps().stream().map(Step::getClass).toList().hashCode();
    }

    synchronized void add(Plan plan, long[] input, long[] result) {
      boolean wanted = large || input.length + result.length <= MOST_ELEMENTS;
      if (wanted && known.add(large ? kind(plan) : 31 * plan.hashCode() + Arrays.hashCode(input))) {
        try {
          file.add(known.size() + " " + plan, plan, input, result);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
