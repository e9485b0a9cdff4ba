package io.halfpixel.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Which exceptions a module's tests make below which methods: the flight recorder has the stack of
 * each.
 */
final class ThrownInTests implements AutoCloseable {
  /** A method that was on the stack when an exception was made. */
  private record Below(String type, String method, List<String> parameters, String exception) {}

  private static final String EVENT = "jdk.JavaExceptionThrow";

  private final URLClassLoader classes;
  private final Set<Below> noted = new HashSet<>();

  private ThrownInTests(List<Path> modules) throws IOException {
    this.classes = new URLClassLoader(urls(modules), ThrownInTests.class.getClassLoader());
  }

  private static URL[] urls(List<Path> modules) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path module : modules) {
      urls.add(module.resolve("target/classes/").toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /**
   * Takes what was recorded when Maven ran the tests of a module.
   *
   * @param modules the module and those that it needs
   */
  static ThrownInTests recorded(List<Path> modules) throws IOException {
    Path file = modules.get(0).resolve("target/exceptions.jfr");
    assertTrue(Files.exists(file), () -> "the tests of this module come first, they write " + file);
    ThrownInTests thrown = new ThrownInTests(modules);
    thrown.read(file);
    return thrown;
  }

  private void read(Path file) throws IOException {
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        note(events.readEvent());
      }
    }
  }

  private void note(RecordedEvent event) {
    if (!event.getEventType().getName().equals(EVENT) || event.getStackTrace() == null) {
      return;
    }
    String exception = event.getClass("thrownClass").getName();
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      RecordedMethod method = frame.getMethod();
      String type = method.getType().getName();
      if (frame.isJavaFrame() && type.startsWith("io.halfpixel.") && !type.contains("$$Lambda")) {
        noted.add(new Below(type, method.getName(), types(method.getDescriptor()), exception));
      }
    }
  }

  private static List<String> types(String descriptor) {
    return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
        .map(type -> simple(type.displayName()))
        .toList();
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Returns whether an exception was made below the method, or below one that overrides it. */
  boolean has(Promise promise) {
    return noted.stream()
        .anyMatch(
            below ->
                promise.fits(below.method, below.parameters)
                    && isA(below.exception, promise.exception())
                    && isKindOf(below.type, promise.type()));
  }

  /** Returns whether a class or one of its superclasses has a simple name. */
  private boolean isA(String exception, String simpleName) {
    if (simple(exception).equals(simpleName)) {
      return true;
    }
    for (Class<?> type = find(exception); type != null; type = type.getSuperclass()) {
      if (type.getSimpleName().equals(simpleName)) {
        return true;
      }
    }
    return false;
  }

  private boolean isKindOf(String type, String wanted) {
    if (type.equals(wanted)) {
      return true;
    }
    Class<?> kind = find(wanted);
    Class<?> own = find(type);
    return kind != null && own != null && kind.isAssignableFrom(own);
  }

  /** Returns a class, or null if it is one of a library that this module does not have. */
  private @Nullable Class<?> find(String name) {
    try {
      return Class.forName(name, false, classes);
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}
