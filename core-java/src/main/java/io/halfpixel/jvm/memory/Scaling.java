package io.halfpixel.jvm.memory;

/** The products of weights that a blend over several axes needs, each rounded once. */
public interface Scaling<A> {
  /** {@code products[at] = a · b}, where a and b are values of the array's element type. */
  void multiply(double a, double b, A products, int at);

  /** {@code scaled[i] = factors[factor] · base[i]} for i in [at, at + length). */
  void scale(A base, A factors, int factor, A scaled, int at, int length);
}
