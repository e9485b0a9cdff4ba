/**
 * Halfpixel's native backends: libhalfpixel through JNI ({@code cpp-jni}) and through JNA ({@code
 * cpp-jna}).
 *
 * <p>{@code cpp-jni} needs no other library at run time: JavaCPP only generates its glue at build
 * time. {@code cpp-jna} needs {@code net.java.dev.jna:jna-jpms}, on the module path with {@code
 * --add-modules com.sun.jna}. From JDK 24 on the VM warns about native code that was not allowed:
 * {@code --enable-native-access=io.halfpixel.cpp,com.sun.jna}.
 */
module io.halfpixel.cpp {
  requires transitive io.halfpixel;
  requires static org.jspecify;
  requires static org.bytedeco.javacpp;
  requires static com.sun.jna;

  exports io.halfpixel.cpp;

  provides io.halfpixel.spi.Backend with
      io.halfpixel.cpp.CppJniBackend,
      io.halfpixel.cpp.CppJnaBackend;
}
