package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.tck.rules.RandomPlan;
import io.halfpixel.tck.subject.TckSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random plans on every subject. The usual run tries the same few every time; {@code
 * reliability/random-plans} tries new ones for as long as it is told.
 */
final class RandomPlansTest {
  /** The number of the first plan. */
  private static final long FIRST = Long.getLong("halfpixel.plans.first", 0);

  /** How long to try, in minutes; 0 for {@link #USUAL} plans. */
  private static final int MINUTES = Integer.getInteger("halfpixel.plans.minutes", 0);

  private static final int USUAL = 60;

  /** How many plans have run on how many subjects, for the script. */
  private static final Path COUNT = Path.of("target", "random-plans.txt");

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

  @AfterAll
  static void stop() {
    THREADS.shutdown();
  }

  @Test
  void all_subjects_give_the_bits_of_the_reference() throws InterruptedException, IOException {
    List<TckSubject> subjects = new ExpectedSubjects().subjects();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    long plans = 0;
    try {
      while (MINUTES > 0 ? System.nanoTime() < end : plans < USUAL) {
        RandomPlan plan = RandomPlan.of(FIRST + plans);
        for (TckSubject subject : subjects) {
          plan.check(subject, THREADS);
        }
        plans++;
      }
    } finally {
      Files.writeString(COUNT, plans + " " + plans * subjects.size() + System.lineSeparator());
    }
    assertTrue(plans > 0 && !subjects.isEmpty());
  }

  /** What the usual plans are for: each way of running has its mistake. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "forgets a band",
        "writes before its target",
        "writes the largest number for infinity"
      })
  void mistakes_are_noticed(String name) {
    Mutant mutant =
        BrokenSubjects.mutants().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThrows(
        AssertionError.class,
        () -> {
          for (int plan = 0; plan < USUAL; plan++) {
            RandomPlan.of(plan).check(mutant.subject(), THREADS);
          }
        });
  }
}
