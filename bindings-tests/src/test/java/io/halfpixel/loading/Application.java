package io.halfpixel.loading;

import com.sun.jna.Native;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.NativeBackend;
import io.halfpixel.jvm.JvmBackend;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.UnaryOperator;

/** The whole of Halfpixel in a class loader of its own, as a container loads an application. */
final class Application implements AutoCloseable {
  private static final List<Class<?>> CLASS_PATH =
      List.of(Tensor.class, JvmBackend.class, NativeBackend.class, Native.class, Application.class);

  private final URLClassLoader loader;
  private final UnaryOperator<String> calls;

  Application() throws ReflectiveOperationException {
    URL[] urls = new URL[CLASS_PATH.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = CLASS_PATH.get(i).getProtectionDomain().getCodeSource().getLocation();
    }
    loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    @SuppressWarnings("unchecked") // A class of the JDK, the same in both class loaders.
    UnaryOperator<String> made =
        (UnaryOperator<String>)
            loader.loadClass(Calls.class.getName()).getDeclaredConstructor().newInstance();
    calls = made;
  }

  /** Returns how Halfpixel describes a backend, or why it is not available. */
  String describe(String backend) {
    return calls.apply("describe " + backend);
  }

  /** Returns the bits of a small result. */
  String upsample(String backend) {
    return calls.apply("upsample " + backend);
  }

  /** Returns the bits of a small result, from the backend that is chosen where none is named. */
  String upsample() {
    return calls.apply("upsample auto");
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
