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
    String here = BrokenSubjects.class.getPackageName();
    ReflectionSupport.findAllClassesInPackage(here, BrokenSubjects::isMistakes, name -> true)
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .forEach(
            type -> mutants.addAll(((Mistakes) ReflectionSupport.newInstance(type)).mistakes()));
    return mutants;
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
