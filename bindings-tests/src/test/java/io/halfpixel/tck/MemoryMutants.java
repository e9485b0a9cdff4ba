package io.halfpixel.tck;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.subject.TckKernel;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;

/** Mistakes with bands, memory and the checks before a run. */
final class MemoryMutants implements Mistakes {
  private static final String BAND = "Band";
  private static final String STORAGE = "Storage";
  private static final String SHARED_SOURCE = "SharedSource";
  private static final String ERROR = "Error";
  private static final String VIEW = "View";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        Mutant.running(
            "writes the whole target in every band",
            (kernel, source, target, band, bands) -> {
              kernel.run(source, target, band, bands);
              kernel.run(source, target, 0, 1);
            },
            BAND),
        Mutant.running(
            "forgets a band",
            (kernel, source, target, band, bands) ->
                kernel.run(source, target, bands > 1 && band == 0 ? 1 : band, bands),
            BAND,
            VIEW),
        Mutant.running("changes its source", MemoryMutants::changeSource, STORAGE),
        Mutant.running("writes before its target", MemoryMutants::writeBefore, STORAGE, VIEW),
        Mutant.running("reads an array from its start", MemoryMutants::readFromStart, STORAGE),
        Mutant.running("takes no read-only source", MemoryMutants::rejectReadOnly, STORAGE),
        Mutant.running("borrows a byte of its source", MemoryMutants::borrowByte, SHARED_SOURCE),
        Mutant.handling("takes no empty tensors", MemoryMutants::nonEmpty, STORAGE),
        Mutant.handling("takes no empty source", MemoryMutants::nonEmptySource, STORAGE),
        Mutant.handling("refuses to write nothing", MemoryMutants::demanding, STORAGE),
        Mutant.running("checks after writing", MemoryMutants::writeFirst, ERROR),
        Mutant.handling("checks nothing", MemoryMutants::unchecked, ERROR, VIEW),
        Mutant.running("takes neighbours for overlapping", MemoryMutants::rejectNeighbours, ERROR));
  }

  private static void changeSource(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    kernel.run(source, target, band, bands);
    if (Mutant.inArray(source) && source.arrayOffset() > 0) {
      long[] elements = ElementBits.read(source);
      elements[0] ^= 1;
      ElementBits.write(source, elements);
    }
  }

  private static void writeBefore(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    kernel.run(source, target, band, bands);
    if (Mutant.inArray(target)
        && target.arrayOffset() > 0
        && target.array() instanceof float[] array) {
      array[target.arrayOffset() - 1] = 0;
    }
  }

  private static void readFromStart(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    boolean moves = Mutant.inArray(source) && !Mutant.sameArray(source, target);
    Tensor start = moves ? Tensor.wrap(source.array(), 0, source.spec()) : source;
    kernel.run(start, target, band, bands);
  }

  private static void rejectReadOnly(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    if (source.memory().isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    kernel.run(source, target, band, bands);
  }

  /** As a check might that wants to know whether another buffer has the same byte. */
  private static void borrowByte(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    boolean usable =
        Mutant.mayUse(source) && Mutant.inBuffer(source) && source.spec().elements() > 0;
    if (usable && !source.memory().isReadOnly()) {
      ByteBuffer buffer = source.buffer();
      byte before = buffer.get(0);
      buffer.put(0, (byte) ~before);
      Thread.yield();
      buffer.put(0, before);
    }
    kernel.run(source, target, band, bands);
  }

  private static TckKernel nonEmptySource(Plan plan) {
    if (plan.source().elements() == 0 && plan.target().elements() > 0) {
      throw new IllegalArgumentException("nothing to read");
    }
    return Mutant.sound(plan);
  }

  private static TckKernel nonEmpty(Plan plan) {
    if (plan.target().elements() == 0) {
      throw new IllegalArgumentException("nothing to do");
    }
    return Mutant.sound(plan);
  }

  private static TckKernel demanding(Plan plan) {
    if (plan.steps().isEmpty() && plan.source().elements() != plan.target().elements()) {
      throw new IllegalArgumentException("a plan without steps copies");
    }
    return Mutant.sound(plan);
  }

  private static void writeFirst(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    try {
      kernel.run(source, target, band, bands);
    } catch (InvalidArgumentException e) {
      if (Mutant.inArray(target)) {
        ElementBits.write(target, ElementBits.untouched(target.spec()));
      }
      throw e;
    }
  }

  private static TckKernel unchecked(Plan plan) {
    TckKernel life = Mutant.sound(plan);
    Tensor source = Tensor.allocate(plan.source());
    return Mutant.misbehaving(
        life,
        (kernel, given, target, band, bands) -> {
          kernel.run(source, Tensor.allocate(plan.target()));
          long[] elements = Arrays.copyOf(ElementBits.read(given), (int) plan.source().elements());
          boolean fits = plan.target().elements() == target.spec().elements();
          if (band == 0 && fits && !(target.memory().isReadOnly())) {
            ElementBits.write(target, ReferenceInterpreter.run(plan, elements));
          }
        },
        () -> {});
  }

  private static void rejectNeighbours(
      TckKernel kernel, Tensor source, Tensor target, int band, int bands) {
    if (Mutant.sameArray(source, target)) {
      throw new InvalidArgumentException("source and target share memory");
    }
    kernel.run(source, target, band, bands);
  }
}
