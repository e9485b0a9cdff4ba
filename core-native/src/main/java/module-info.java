/**
 * Halfpixel's native backends: libhalfpixel through the Foreign Function and Memory API ({@code
 * cpp-ffm}), JNI ({@code cpp-jni}) and JNA ({@code cpp-jna}).
 *
 * <p>{@code cpp-jni} needs no other library at run time: JavaCPP only generates its glue at build
 * time. {@code cpp-ffm} needs JDK 22 or later. {@code cpp-jna} needs {@code
 * net.java.dev.jna:jna-jpms}, on the module path with {@code --add-modules com.sun.jna}. {@code
 * cpp-ffm} runs only where native access was allowed, and from JDK 24 on the VM warns about the
 * others without that: {@code --enable-native-access=io.halfpixel.cpp}, for {@code cpp-jna} {@code
 * io.halfpixel.cpp,com.sun.jna}.
 */
module io.halfpixel.cpp {
  requires transitive io.halfpixel;
  requires static org.jspecify;
  requires static org.bytedeco.javacpp;
  requires static com.sun.jna;

  exports io.halfpixel.cpp;
  exports io.halfpixel.cpp.natives;

  uses io.halfpixel.cpp.natives.NativeLibraries;

  provides io.halfpixel.spi.Backend with
      io.halfpixel.cpp.CppFfmBackend,
      io.halfpixel.cpp.CppJniBackend,
      io.halfpixel.cpp.CppJnaBackend;
}
