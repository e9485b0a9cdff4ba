package io.halfpixel.tck;

import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The interpreter, and the interpreter with one mistake at a time. A family is given all mistakes
 * that it must notice, and of the others one in {@value #ONE_IN}, each family others; a sweep is
 * given {@value #OF_EACH_FAMILY} mistakes of each other family. With {@code
 * -Dhalfpixel.tck.mistakes=all} all are given all.
 */
public final class BrokenSubjects implements SubjectSource {
  private static final int ONE_IN = 4;
  private static final int OF_EACH_FAMILY = 3;

  /** The name of the subject without a mistake. */
  static final String SOUND = "interpreter";

  /** Creates the source; called by the kit. */
  public BrokenSubjects() {}

  static List<Mutant> mutants() {
    List<Mutant> mutants = new ArrayList<>();
    for (Mistakes mistakes : allMistakes()) {
      mutants.addAll(mistakes.mistakes());
    }
    for (Mistakes mistakes : allMistakes()) {
      for (String name : mistakes.noticesToo()) {
        mutants.stream()
            .filter(mutant -> mutant.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no mistake " + name))
            .families()
            .add(RecordedTest.familyOf(mistakes.getClass()));
      }
    }
    return mutants;
  }

  private static List<Mistakes> allMistakes() {
    String here = BrokenSubjects.class.getPackageName();
    return ReflectionSupport.findAllClassesInPackage(here, BrokenSubjects::isMistakes, name -> true)
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .map(type -> (Mistakes) ReflectionSupport.newInstance(type))
        .toList();
  }

  private static boolean isMistakes(Class<?> type) {
    return Mistakes.class.isAssignableFrom(type) && !type.isInterface();
  }

  @Override
  public List<TckSubject> subjects() {
    return soundAnd(mutants());
  }

  @Override
  public List<TckSubject> subjects(Class<?> family) {
    List<Mutant> all = mutants();
    if (System.getProperty("halfpixel.tck.mistakes", "").equals("all")) {
      return soundAnd(all);
    }
    return soundAnd(
        TckSelfTest.isSweep(family) ? ofEachFamily(all) : of(RecordedTest.familyOf(family), all));
  }

  private static List<Mutant> of(String family, List<Mutant> all) {
    int first = Math.floorMod(family.hashCode(), ONE_IN);
    List<Mutant> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % ONE_IN == first || all.get(i).families().contains(family)) {
        some.add(all.get(i));
      }
    }
    return some;
  }

  private static List<Mutant> ofEachFamily(List<Mutant> all) {
    Map<String, Integer> given = new HashMap<>();
    List<Mutant> some = new ArrayList<>();
    for (Mutant mutant : all) {
      boolean isMissing = false;
      for (String family : mutant.families()) {
        isMissing |= given.merge(family, 1, Integer::sum) <= OF_EACH_FAMILY;
      }
      if (isMissing) {
        some.add(mutant);
      }
    }
    return some;
  }

  private static List<TckSubject> soundAnd(List<Mutant> mutants) {
    List<TckSubject> subjects = new ArrayList<>();
    subjects.add(TckSubject.of(SOUND, new ReferenceInterpreter()));
    mutants.forEach(mutant -> subjects.add(mutant.subject()));
    return subjects;
  }
}
