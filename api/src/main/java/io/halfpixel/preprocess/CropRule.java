package io.halfpixel.preprocess;

/**
 * Where the middle of an axis starts, by framework. A smaller image gets a border on both sides.
 */
public enum CropRule {
  /**
   * {@code round((length − size) / 2)}, ties to even; of a border, the odd pixel behind:
   * torchvision.
   */
  HALF_EVEN,
  /**
   * {@code int((length − size) / 2)}; of a border, the odd pixel behind: transformers' classes over
   * torchvision.
   */
  TRUNCATE,
  /**
   * {@code (length − size) // 2}; of a border, the odd pixel before: transformers' classes over
   * Pillow and NumPy.
   */
  FLOOR;

  /**
   * Returns the first index of the middle of an axis, negative if there is a border before it.
   *
   * @param length the length of the axis, at least 1
   * @param size the length of the middle, at least 1
   */
  public int start(int length, int size) {
    int rest = length - size;
    return switch (this) {
      case HALF_EVEN -> rest < 0 ? rest / 2 : (int) Math.rint(rest / 2.0);
      case TRUNCATE -> rest / 2;
      case FLOOR -> Math.floorDiv(rest, 2);
    };
  }
}
