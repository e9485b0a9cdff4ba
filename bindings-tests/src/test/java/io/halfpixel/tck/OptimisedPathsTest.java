package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.tck.rules.AdjointSumRules;
import io.halfpixel.tck.rules.BandRules;
import io.halfpixel.tck.rules.ChainRules;
import io.halfpixel.tck.rules.ChannelRules;
import io.halfpixel.tck.rules.ColumnRules;
import io.halfpixel.tck.rules.ConversionRules;
import io.halfpixel.tck.rules.GatherRules;
import io.halfpixel.tck.rules.IntegerSumRules;
import io.halfpixel.tck.rules.LargePipelineRules;
import io.halfpixel.tck.rules.LifecycleRules;
import io.halfpixel.tck.rules.LookupRules;
import io.halfpixel.tck.rules.PatternRules;
import io.halfpixel.tck.rules.PipelineRules;
import io.halfpixel.tck.rules.ViewRules;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import io.halfpixel.tck.subject.TckSubjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherExecutionRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Mistakes in the code that makes the pure-Java backend fast are noticed, each by the family that
 * is named here. {@link TckSelfTest} says that of mistakes in results.
 */
final class OptimisedPathsTest {
  private static final String JVM = "core-java/src/main/java/io/halfpixel/jvm/";

  static List<Patch> patches() {
    return List.of(
        new Patch(
            "keeps one row too few",
            JVM + "chain/RowCache.java",
            "this.slots = carrier.rows(slots);\n    this.numbers = new long[slots];",
            "this.slots = carrier.rows(Math.max(1, slots - 1));\n"
                + "    this.numbers = new long[this.slots.length];",
            ChainRules.class),
        new Patch(
            "keeps the rows of the run before",
            JVM + "chain/RowCache.java",
            "    Arrays.fill(numbers, NONE);",
            "    if (slots[0] == null) { Arrays.fill(numbers, NONE); }",
            LifecycleRules.class),
        new Patch(
            "compares only the beginning of what a ring holds",
            JVM + "run/Ring.java",
            "long missing = end;",
            "long missing = from < end ? Math.max(end, to) : end;",
            PipelineRules.class),
        new Patch(
            "loses an element of a ring that slides",
            JVM + "run/Ring.java",
            "(int) (end - from));",
            "(int) Math.max(0, end - from - 1));",
            LargePipelineRules.class),
        new Patch(
            "forgets the tail of a stream",
            JVM + "along/ShiftedRows.java",
            "for (int i = 0; i < elements.length; i++)",
            "for (int i = 0; i < elements.length - inner; i++)",
            PatternRules.class),
        new Patch(
            "forgets the last element of gathered sums",
            JVM + "along/GatherSegment.java",
            "System.arraycopy(sum, 0, target, to + at, length);",
            "System.arraycopy(sum, 0, target, to + at, length - 1);",
            ChainRules.class),
        new Patch(
            "takes the wrong one of four packed columns",
            JVM + "sums/ByteColumns.java",
            "by(places[k + 3]),",
            "by(places[k + 2]),",
            ColumnRules.class),
        new Patch(
            "takes the first of two columns twice",
            JVM + "sums/ByteColumns.java",
            "b, by(places[k + 1]), w[k + 1], rounding,",
            "b, by(places[k]), w[k + 1], rounding,",
            ColumnRules.class),
        new Patch(
            "takes the row behind those that were computed for one of them",
            JVM + "chain/RowsTogether.java",
            "number >= first + computed",
            "number > first + computed",
            ColumnRules.class),
        new Patch(
            "takes the third of four weights for the fourth",
            JVM + "adjoint/FloatAdjoint.java",
            "float w3 = outer * w[tap + 3][begin];",
            "float w3 = outer * w[tap + 2][begin];",
            AdjointSumRules.class),
        new Patch(
            "takes weights for equal of which the first two are",
            JVM + "adjoint/AdjointTable.java",
            "isOne && i < end; i++)",
            "isOne && i < Math.min(end, begin + 2); i++)",
            AdjointSumRules.class),
        new Patch(
            "forgets the last value of a row of half precision",
            JVM + "memory/HalfRows.java",
            "static void read(short[] from, int first, float[] row, int at, int length) {",
            "static void read(short[] from, int first, float[] row, int at, int all) {\n"
                + "    int length = Math.max(0, all - 1);",
            ConversionRules.class),
        new Patch(
            "forgets the columns behind the last whole word",
            JVM + "sums/ByteColumns.java",
            "int bytes = Math.min(ELEMENTS, length - begin);",
            "int bytes = length - begin < ELEMENTS ? 0 : ELEMENTS;",
            ColumnRules.class),
        new Patch(
            "takes the second of four packed values for the third",
            JVM + "sums/PackedLoops.java",
            "finished(third[i] + (x >>> 16 & 255) * wa, shift)",
            "finished(third[i] + (x >>> 8 & 255) * wa, shift)",
            ColumnRules.class),
        new Patch(
            "writes packed values behind the last whole word from the first one",
            JVM + "memory/PackedBytes.java",
            "elements[at + i] = (byte) (words[whole] >>> Byte.SIZE * i);",
            "elements[at + i] = (byte) (words[0] >>> Byte.SIZE * i);",
            ColumnRules.class),
        new Patch(
            "unpacks the second of four values for the third",
            JVM + "memory/PackedBytes.java",
            "row[IN_WORD * i + 2] = word >>> 16 & 255;",
            "row[IN_WORD * i + 2] = word >>> 8 & 255;",
            ColumnRules.class),
        new Patch(
            "writes the second of four bytes in the place of the third",
            JVM + "memory/PackedBytes.java",
            "a | b << 8 | c << 16 | d << 24",
            "a | c << 8 | b << 16 | d << 24",
            IntegerSumRules.class),
        new Patch(
            "takes the first weight of two bytes twice",
            JVM + "chain/PairsOfBytes.java",
            "int wb = otherWeights[i];",
            "int wb = weights[i];",
            IntegerSumRules.class),
        new Patch(
            "takes a wrong input where weights of zero are left out",
            JVM + "sums/PassSteps.java",
            "Arrays.stream(needed).map(taps::index)",
            "Arrays.stream(needed).map(tap -> taps.index(tap - tap % 2))",
            IntegerSumRules.class),
        new Patch(
            "looks bytes up in the table of another channel",
            JVM + "steps/ByteTable.java",
            "channels[channel % channels.length], to, at, 1, count",
            "channels[0], to, at, 1, count",
            ChannelRules.class),
        new Patch(
            "forgets the last elements of a table's stretch",
            JVM + "steps/ByteTable.java",
            "(count - i + step - 1) / step",
            "(count - i) / step",
            ChannelRules.class),
        new Patch(
            "writes the elements of short rows one too early",
            JVM + "memory/RowMove.java",
            "input, target, to + i, index.length, rows);",
            "input, target, to + Math.max(0, i - 1), index.length, rows);",
            GatherRules.class),
        new Patch(
            "folds a crop that is off by one",
            "api/src/main/java/io/halfpixel/plan/AxisGather.java",
            "indices[tap] = table.index(indices[tap]);",
            "indices[tap] = table.index(Math.max(0, indices[tap] - 1));",
            PipelineRules.class),
        new Patch(
            "ends a band one unit too early",
            JVM + "run/Run.java",
            "long end = Bands.start(units, band + 1, used);",
            "long end = Bands.start(units, band + 1, used) - (band + 1 < used ? 1 : 0);",
            BandRules.class),
        new Patch(
            "reads and writes on behind a row of a view",
            JVM + "memory/ViewRows.java",
            "return begin + length - element;",
            "return begin + length - element + 1;",
            ViewRules.class),
        new Patch(
            "looks for a row of a view where the one before lies",
            JVM + "memory/ViewRows.java",
            "place = strides.place(begin);",
            "place = strides.place(Math.max(0, begin - length));",
            ViewRules.class),
        new Patch(
            "begins a table anew with every row",
            JVM + "chain/LookupLoop.java",
            "int channel = (int) (first % channels);",
            "int channel = (int) (first - first);",
            LookupRules.class));
  }

  @ParameterizedTest(name = "a backend that {0}")
  @MethodSource("patches")
  void mistake_is_noticed(Patch patch, @TempDir Path classes) throws Exception {
    TestExecutionSummary summary = run(patch, classes, 100);
    assertTrue(summary.getTestsStartedCount() > 0, "nothing ran");
    assertTrue(summary.getTestsFailedCount() > 0, () -> patch.family() + " does not notice");
  }

  static List<Patch> harmless() {
    Map<Class<?>, Patch> byFamily = new LinkedHashMap<>();
    patches().forEach(patch -> byFamily.put(patch.family(), patch.harmless()));
    return List.copyOf(byFamily.values());
  }

  /** The classes are loaded and the family runs as with a mistake, in fewer cases. */
  @ParameterizedTest
  @MethodSource("harmless")
  void without_a_mistake_a_family_is_satisfied(Patch patch, @TempDir Path classes)
      throws Exception {
    TestExecutionSummary summary = run(patch, classes, 20);
    assertTrue(summary.getTestsStartedCount() > 0, "nothing ran");
    assertTrue(
        summary.getTestsFailedCount() == 0,
        () -> summary.getFailures().get(0).getException().toString());
  }

  private static TestExecutionSummary run(Patch patch, Path classes, int effort)
      throws IOException, ClassNotFoundException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (PatchedClasses loader = new PatchedClasses(patch, classes)) {
      thread.setContextClassLoader(loader);
      LauncherDiscoveryRequest family =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(loader.loadClass(patch.family().getName())))
              .enableImplicitConfigurationParameters(false)
              .configurationParameter(TckSubjects.SOURCE, Subjects.class.getName())
              .build();
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      CancellationToken rest = CancellationToken.create();
      LauncherExecutionRequest request =
          LauncherExecutionRequestBuilder.request(family)
              .cancellationToken(rest)
              .listeners(summary, new FirstFailure(rest))
              .build();
      Effort.during(effort, () -> LauncherFactory.create().execute(request));
      return summary.getSummary();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Leaves out the rest of a family once one of its tests has failed. */
  private record FirstFailure(CancellationToken rest) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        rest.cancel();
      }
    }
  }

  /** The backend as it is in the patched classes. */
  public static final class Subjects implements SubjectSource {
    /** Creates the source; called by the kit. */
    public Subjects() {}

    @Override
    public List<TckSubject> subjects() {
      return List.of(TckSubject.of("patched", new JvmBackend()));
    }
  }
}
