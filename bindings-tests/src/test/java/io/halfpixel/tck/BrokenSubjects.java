package io.halfpixel.tck;

import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** The interpreter, and the interpreter with one mistake at a time. */
public final class BrokenSubjects implements SubjectSource {
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
    List<TckSubject> subjects = new ArrayList<>();
    subjects.add(TckSubject.of(SOUND, new ReferenceInterpreter()));
    mutants().forEach(mutant -> subjects.add(mutant.subject()));
    return subjects;
  }
}
