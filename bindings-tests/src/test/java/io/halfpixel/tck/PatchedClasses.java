package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * All classes of Halfpixel once more, one of them compiled from a patched source, apart from those
 * that the test itself uses.
 */
final class PatchedClasses extends URLClassLoader {
  private static final String HOUSE = "io.halfpixel.";

  /**
   * Compiles the patched file.
   *
   * @param classes an empty folder for its classes
   */
  PatchedClasses(Patch patch, Path classes) throws IOException {
    super(path(classes), PatchedClasses.class.getClassLoader());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "needs a JDK");
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath());
    StringWriter messages = new StringWriter();
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(file(patch))).call();
    assertTrue(compiled, messages::toString);
  }

  private static JavaFileObject file(Patch patch) throws IOException {
    String source = patch.source();
    URI name = URI.create("string:///" + patch.className().replace('.', '/') + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static URL[] path(Path classes) throws MalformedURLException {
    List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
    for (String entry : classPath().split(File.pathSeparator)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    return path.toArray(new URL[0]);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(HOUSE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
