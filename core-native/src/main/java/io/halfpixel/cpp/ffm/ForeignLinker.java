package io.halfpixel.cpp.ffm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The linker of {@code java.lang.foreign}, reached by reflection; its segments are objects here.
 * Restricted methods are called from this class, so that native access is that of this module.
 */
final class ForeignLinker {
  private static final String PACKAGE = "java.lang.foreign.";

  private ForeignLinker() {}

  /** Returns a class of the package by its name in there. */
  static Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + name);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * Returns a handle for functions of one signature. Its first parameter is the segment at the
   * function's address; segments are objects in its type.
   *
   * @param critical whether segments on the heap may be passed. Such a call has to be short: no
   *     safepoint is reached before its end
   * @param signature what is returned, then the parameters: int, long, void, or Object for a
   *     pointer
   */
  static MethodHandle function(boolean critical, Class<?>... signature) {
    Class<?> layouts = type("MemoryLayout");
    Object parameters = Array.newInstance(layouts, signature.length - 1);
    MethodType erased = MethodType.methodType(signature[0], Object.class);
    for (int i = 1; i < signature.length; i++) {
      Array.set(parameters, i - 1, layout(signature[i]));
      erased = erased.appendParameterTypes(signature[i]);
    }
    Class<?> descriptors = type("FunctionDescriptor");
    Object descriptor =
        signature[0] == void.class
            ? call(method(descriptors, "ofVoid", parameters.getClass()), null, parameters)
            : call(
                method(descriptors, "of", layouts, parameters.getClass()),
                null,
                layout(signature[0]),
                parameters);
    Class<?> option = type("Linker$Option");
    Object options = Array.newInstance(option, critical ? 1 : 0);
    if (critical) {
      Array.set(options, 0, call(method(option, "critical", boolean.class), null, true));
    }
    Class<?> linker = type("Linker");
    Method link = method(linker, "downcallHandle", descriptors, options.getClass());
    Object nativeLinker = call(method(linker, "nativeLinker"), null);
    return ((MethodHandle) call(link, nativeLinker, descriptor, options)).asType(erased);
  }

  private static Object layout(Class<?> type) {
    String name = type == int.class ? "JAVA_INT" : type == long.class ? "JAVA_LONG" : "ADDRESS";
    try {
      return type("ValueLayout").getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * Opens a library for as long as the process runs and returns what finds its functions.
   *
   * @throws IllegalArgumentException if it cannot be opened
   */
  static Object open(Path library) {
    Class<?> arena = type("Arena");
    Object global = call(method(arena, "global"), null);
    Class<?> lookup = type("SymbolLookup");
    return call(method(lookup, "libraryLookup", Path.class, arena), null, library, global);
  }

  /** Returns the segment at a function of an open library. */
  static Object find(Object library, String function) {
    Method find = method(type("SymbolLookup"), "find", String.class);
    Optional<?> found = (Optional<?>) call(find, library, function);
    if (found.isEmpty()) {
      throw new UnsatisfiedLinkError("it has no function " + function);
    }
    return found.get();
  }

  /** Returns the text that ends with a zero at a segment's address, or null at address 0. */
  static @Nullable String text(Object segment) {
    Class<?> type = type("MemorySegment");
    if ((long) call(method(type, "address"), segment) == 0) {
      return null;
    }
    Object all = call(method(type, "reinterpret", long.class), segment, Long.MAX_VALUE);
    return (String) call(method(type, "getString", long.class), all, 0L);
  }

  /** Returns a handle for {@code MemorySegment.ofArray} of one class of arrays. */
  static MethodHandle ofArray(Class<?> array) {
    return factory("ofArray", array, array);
  }

  /** Returns a handle for {@code MemorySegment.ofBuffer}. */
  static MethodHandle ofBuffer() {
    return factory("ofBuffer", Buffer.class, Buffer.class);
  }

  /** Returns a handle for {@code MemorySegment.ofAddress}. */
  static MethodHandle ofAddress() {
    return factory("ofAddress", long.class, long.class);
  }

  private static MethodHandle factory(String name, Class<?> parameter, Class<?> seen) {
    Class<?> segment = type("MemorySegment");
    try {
      return MethodHandles.lookup()
          .findStatic(segment, name, MethodType.methodType(segment, parameter))
          .asType(MethodType.methodType(Object.class, seen));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object call(Method method, @Nullable Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw Thrown.unchecked(e.getCause());
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
