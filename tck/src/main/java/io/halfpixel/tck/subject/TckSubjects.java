package io.halfpixel.tck.subject;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.ReflectionSupport;

/** Hands the configured subjects to the rule families. */
public final class TckSubjects implements ArgumentsProvider {
  /** The configuration parameter that names the class of the {@link SubjectSource}. */
  public static final String SOURCE = "halfpixel.tck.subjects";

  /** Creates the provider; called by JUnit. */
  public TckSubjects() {}

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    List<TckSubject> subjects = source(context).subjects(context.getRequiredTestClass());
    if (subjects.isEmpty()) {
      throw new IllegalStateException("there is nothing to test: no subjects");
    }
    return subjects.stream().map(Arguments::of);
  }

  /** Returns the configured source. */
  static SubjectSource source(ExtensionContext context) {
    String name =
        context
            .getConfigurationParameter(SOURCE)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the configuration parameter " + SOURCE + " names no class"));
    Class<?> type =
        ReflectionSupport.tryToLoadClass(name)
            .getNonNullOrThrow(e -> new IllegalStateException("cannot load " + name, e));
    return (SubjectSource) ReflectionSupport.newInstance(type);
  }
}
