package io.halfpixel.preprocess;

import io.halfpixel.InvalidArgumentException;

/**
 * An affine map of the plane, from the pixels of one image to those of another. Coordinates count
 * pixels from the upper left corner of the image, x to the right and y down; pixel edges are whole
 * numbers, so the middle of the first pixel is (½, ½).
 *
 * <pre>{@code
 * x' = xx · x + xy · y + x0
 * y' = yx · x + yy · y + y0
 * }</pre>
 *
 * @param xx what x gives to x'
 * @param xy what y gives to x'
 * @param x0 the x' of the corner
 * @param yx what x gives to y'
 * @param yy what y gives to y'
 * @param y0 the y' of the corner
 */
public record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
  /** The map that leaves every point where it is. */
  public static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 0, 1, 0);

  /** A point of an image. */
  public record Point(double x, double y) {}

  /** A rectangle of an image, its edges in pixels. */
  public record Box(double left, double top, double right, double bottom) {}

  /** Returns the map that multiplies coordinates. */
  public static AffineMap scale(double x, double y) {
    return new AffineMap(x, 0, 0, 0, y, 0);
  }

  /** Returns the map that adds to coordinates. */
  public static AffineMap shift(double x, double y) {
    return new AffineMap(1, 0, x, 0, 1, y);
  }

  /** Returns the map that does this one and then another one. */
  public AffineMap then(AffineMap next) {
    return new AffineMap(
        next.xx * xx + next.xy * yx,
        next.xx * xy + next.xy * yy,
        next.xx * x0 + next.xy * y0 + next.x0,
        next.yx * xx + next.yy * yx,
        next.yx * xy + next.yy * yy,
        next.yx * x0 + next.yy * y0 + next.y0);
  }

  /**
   * Returns the map back.
   *
   * @throws InvalidArgumentException if there is none, because this one makes a line of the plane
   */
  public AffineMap inverse() {
    double area = xx * yy - xy * yx;
    if (area == 0) {
      throw new InvalidArgumentException(this + " cannot be inverted");
    }
    return new AffineMap(
        yy / area,
        -xy / area,
        (xy * y0 - yy * x0) / area,
        -yx / area,
        xx / area,
        (yx * x0 - xx * y0) / area);
  }

  /** Returns where a point lies. */
  public Point point(double x, double y) {
    return new Point(xx * x + xy * y + x0, yx * x + yy * y + y0);
  }

  /** Returns the smallest rectangle around what becomes of a rectangle. */
  public Box box(double left, double top, double right, double bottom) {
    Point a = point(left, top);
    Point b = point(right, bottom);
    Point c = point(left, bottom);
    Point d = point(right, top);
    return new Box(
        Math.min(Math.min(a.x, b.x), Math.min(c.x, d.x)),
        Math.min(Math.min(a.y, b.y), Math.min(c.y, d.y)),
        Math.max(Math.max(a.x, b.x), Math.max(c.x, d.x)),
        Math.max(Math.max(a.y, b.y), Math.max(c.y, d.y)));
  }
}
