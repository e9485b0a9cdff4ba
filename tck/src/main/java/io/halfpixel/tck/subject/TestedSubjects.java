package io.halfpixel.tck.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts the tests that each subject went through and, at the end of the run, writes one line a
 * subject into the file that the configuration parameter {@value #REPORT} names, if any: its name,
 * its instruction set and the number of tests, or why it was left out.
 */
public final class TestedSubjects implements BeforeEachCallback {
  /** A test of one subject. */
  public interface Test {
    /** Returns what is tested. */
    TckSubject subject();
  }

  /** The configuration parameter that names the file. */
  public static final String REPORT = "halfpixel.tck.report";

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(TestedSubjects.class);

  /** Creates the extension; called by JUnit. */
  public TestedSubjects() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Test test = (Test) context.getRequiredTestInstance();
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Report.class, type -> report(context), Report.class)
        .count(test.subject());
  }

  private static Report report(ExtensionContext context) {
    return new Report(
        context.getConfigurationParameter(REPORT).orElse(""),
        TckSubjects.source(context).leftOut(),
        new TreeMap<>());
  }

  /** Written when JUnit closes the store, after the last test. */
  private record Report(String file, Map<String, String> leftOut, Map<String, Integer> tests)
      implements AutoCloseable {
    void count(TckSubject subject) {
      synchronized (tests) {
        tests.merge(subject.name() + " isa=" + subject.isa(), 1, Integer::sum);
      }
    }

    @Override
    public void close() throws IOException {
      if (!file.isEmpty()) {
        List<String> lines = new ArrayList<>();
        tests.forEach((subject, count) -> lines.add(subject + " tests=" + count));
        leftOut.forEach((subject, reason) -> lines.add(subject + " LEFT OUT: " + reason));
        Path path = Path.of(file).toAbsolutePath();
        Files.createDirectories(path.getParent());
        Files.write(path, lines);
      }
    }
  }
}
