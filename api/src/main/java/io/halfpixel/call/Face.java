package io.halfpixel.call;

import java.util.List;
import java.util.Map;

/** What the package of one framework says about itself. Implementations are immutable. */
public interface Face {
  /** Returns the framework's name, such as {@code "PyTorch"}. */
  String name();

  /**
   * Returns the ways to resize with it that words shared by all frameworks can ask for, the usual
   * one first.
   */
  List<Imitation> imitations();

  /**
   * Returns the framework's calls that can be made with keyword arguments, by the framework's own
   * names, such as {@code "torch.nn.functional.interpolate"}.
   */
  Map<String, KeywordCall> calls();

  /**
   * Returns the framework's calls that take images or return several tensors, likewise; none unless
   * the face says otherwise.
   */
  default Map<String, ImageCall> imageCalls() {
    return Map.of();
  }

  /**
   * Returns the framework's calls that read an image file, likewise; none unless the face says
   * otherwise.
   */
  default Map<String, FileCall> fileCalls() {
    return Map.of();
  }

  /** Returns the calls that enlarge an image, whose results are worth comparing; may be empty. */
  List<Enlargement> enlargements();
}
