package io.halfpixel.tck;

import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import java.util.List;

/** The pure-Java backend alone, for {@code reliability/mutation}, which names this class. */
public final class JvmAlone implements SubjectSource {
  /** Creates the source; called by the kit. */
  public JvmAlone() {}

  @Override
  public List<TckSubject> subjects() {
    return List.of(TckSubject.of("jvm", new JvmBackend()));
  }
}
