package io.halfpixel.cpp;

import static java.util.stream.Collectors.joining;

import io.halfpixel.cpp.binding.NativeBinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instruction set that the library has loops for. It is a name; what it needs of a machine, and
 * which of several is preferred, is known to the library.
 *
 * @param number what stands for it in the C interface
 * @param name what users call it, such as {@code "scalar"}, {@code "avx2"} or {@code "neon"}
 */
record Isa(int number, String name) {
  private static final int ANY = -1;
  private static final String AUTO = "auto";
  private static final String PROPERTY = "halfpixel.isa";
  private static final String VARIABLE = "HALFPIXEL_ISA";

  /** Returns all that the library knows, whether or not this machine has them. */
  static List<Isa> known(NativeBinding binding) {
    List<Isa> known = new ArrayList<>();
    for (String name = binding.isaName(0); name != null; name = binding.isaName(known.size())) {
      known.add(new Isa(known.size(), name));
    }
    return known;
  }

  /**
   * Returns the instruction set to use: the best of this machine that needs nothing which the
   * configured one does not need too.
   *
   * @throws NativeUnavailableException if an unknown one is configured
   */
  static Isa configured(NativeBinding binding) throws NativeUnavailableException {
    return within(Setting.of(PROPERTY, VARIABLE), binding);
  }

  static Isa within(@Nullable Setting limit, NativeBinding binding)
      throws NativeUnavailableException {
    boolean any = limit == null || limit.value().equals(AUTO);
    return best(any ? ANY : find(limit, " and " + AUTO, binding).number, binding);
  }

  /**
   * Returns the instruction set with a name.
   *
   * @throws NativeUnavailableException if the library or this machine does not have it
   */
  static Isa exactly(String name, NativeBinding binding) throws NativeUnavailableException {
    Isa isa = find(new Setting("the instruction set", name), "", binding);
    if (!best(isa.number, binding).equals(isa)) {
      throw new NativeUnavailableException(
          "this machine has no " + name + ", its best is " + best(ANY, binding).name, null);
    }
    return isa;
  }

  private static Isa best(int limit, NativeBinding binding) {
    return known(binding).get(binding.bestIsa(limit));
  }

  private static Isa find(Setting setting, String alsoAllowed, NativeBinding binding)
      throws NativeUnavailableException {
    List<Isa> known = known(binding);
    for (Isa isa : known) {
      if (isa.name.equals(setting.value())) {
        return isa;
      }
    }
    throw new NativeUnavailableException(
        setting.name()
            + " is \""
            + setting.value()
            + "\", but allowed are "
            + known.stream().map(Isa::name).collect(joining(", "))
            + alsoAllowed,
        null);
  }
}
