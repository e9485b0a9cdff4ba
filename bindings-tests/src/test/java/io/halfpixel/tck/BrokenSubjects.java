package io.halfpixel.tck;

import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import java.util.ArrayList;
import java.util.List;

/** The interpreter, and the interpreter with one mistake at a time. */
public final class BrokenSubjects implements SubjectSource {
  /** The name of the subject without a mistake. */
  static final String SOUND = "interpreter";

  /** Creates the source; called by the kit. */
  public BrokenSubjects() {}

  static List<Mutant> mutants() {
    List<Mutant> mutants = new ArrayList<>(SumMutants.all());
    mutants.addAll(ResultMutants.all());
    mutants.addAll(ColumnMutants.all());
    mutants.addAll(AdjointMutants.all());
    mutants.addAll(MeanMutants.all());
    mutants.addAll(BorderMutants.all());
    mutants.addAll(ChannelMutants.all());
    mutants.addAll(VocabularyMutants.all());
    mutants.addAll(LimitMutants.all());
    mutants.addAll(MemoryMutants.all());
    mutants.addAll(ViewMutants.all());
    mutants.addAll(LifeMutants.all());
    return mutants;
  }

  @Override
  public List<TckSubject> subjects() {
    List<TckSubject> subjects = new ArrayList<>();
    subjects.add(TckSubject.of(SOUND, new ReferenceInterpreter()));
    mutants().forEach(mutant -> subjects.add(mutant.subject()));
    return subjects;
  }
}
