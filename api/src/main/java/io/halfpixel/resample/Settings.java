package io.halfpixel.resample;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link io.halfpixel.Resampler} was told. Immutable and thread-safe.
 *
 * @param filter how much a pixel counts
 * @param alignCorners whether the centres of the corner pixels coincide, rather than the borders
 * @param antialias whether the filter is stretched where an axis shrinks
 * @param edge what lies beyond the edges
 * @param axes the axes that are resampled, negative ones counted from the last; empty for the usual
 * @param rule how lengths become the size
 * @param lengths the lengths asked for, in the order of the axes; empty if there are none yet
 * @param region the starts of all axes and then their ends, in pixels; empty for the whole
 * @param range the lowest and the highest value of a result, or null
 * @param colours what the values mean
 */
public record Settings(
    ResamplingFilter filter,
    boolean alignCorners,
    boolean antialias,
    EdgePolicy edge,
    List<Integer> axes,
    SizeRule rule,
    List<Integer> lengths,
    List<Double> region,
    @Nullable Range range,
    Colours colours) {
  /**
   * The values of a result.
   *
   * @param low the lowest
   * @param high the highest
   */
  public record Range(double low, double high) {}

  /**
   * What the values of an image mean.
   *
   * @param alpha what the last channel means
   * @param linearLight whether values of sRGB are resampled as amounts of light
   */
  public record Colours(AlphaMode alpha, boolean linearLight) {
    /** Checks that there is an alpha mode. */
    public Colours {
      Objects.requireNonNull(alpha, "alpha");
    }
  }

  /** Copies the lists. */
  public Settings {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(edge, "edge");
    Objects.requireNonNull(colours, "colours");
    axes = List.copyOf(axes);
    lengths = List.copyOf(lengths);
    region = List.copyOf(region);
  }

  /** Returns the defaults for a filter. */
  public static Settings of(ResamplingFilter filter) {
    return new Settings(
        filter,
        false,
        true,
        EdgePolicy.CLAMP,
        List.of(),
        SizeRule.EXACT,
        List.of(),
        List.of(),
        null,
        new Colours(AlphaMode.IGNORE, false));
  }

  /** Returns the same with another size. */
  public Settings sized(SizeRule newRule, List<Integer> newLengths) {
    return new Settings(
        filter, alignCorners, antialias, edge, axes, newRule, newLengths, region, range, colours);
  }

  /** Returns the same with another placement. */
  public Settings alignCorners(boolean newAlignCorners) {
    return new Settings(
        filter, newAlignCorners, antialias, edge, axes, rule, lengths, region, range, colours);
  }

  /** Returns the same, with or without antialiasing. */
  public Settings antialias(boolean newAntialias) {
    return new Settings(
        filter, alignCorners, newAntialias, edge, axes, rule, lengths, region, range, colours);
  }

  /** Returns the same with another edge. */
  public Settings edge(EdgePolicy newEdge) {
    return new Settings(
        filter, alignCorners, antialias, newEdge, axes, rule, lengths, region, range, colours);
  }

  /** Returns the same for other axes. */
  public Settings axes(List<Integer> newAxes) {
    return new Settings(
        filter, alignCorners, antialias, edge, newAxes, rule, lengths, region, range, colours);
  }

  /** Returns the same for another region. */
  public Settings region(List<Double> newRegion) {
    return new Settings(
        filter, alignCorners, antialias, edge, axes, rule, lengths, newRegion, range, colours);
  }

  /** Returns the same with another range. */
  public Settings range(Range newRange) {
    return new Settings(
        filter, alignCorners, antialias, edge, axes, rule, lengths, region, newRange, colours);
  }

  /** Returns the same with another alpha. */
  public Settings alpha(AlphaMode newAlpha) {
    return colours(new Colours(newAlpha, linearLight()));
  }

  /** Returns the same, in linear light or not. */
  public Settings linearLight(boolean newLinearLight) {
    return colours(new Colours(alpha(), newLinearLight));
  }

  /** Returns what the last channel means. */
  public AlphaMode alpha() {
    return colours.alpha();
  }

  /** Returns whether values of sRGB are resampled as amounts of light. */
  public boolean linearLight() {
    return colours.linearLight();
  }

  /** Returns the filter and what differs from the defaults, such as {@code box, size=[8, 8]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(filter.toString());
    String size = rule == SizeRule.EXACT ? "size" : rule.toString();
    add(text, !lengths.isEmpty(), size, lengths);
    add(text, alignCorners, "alignCorners", true);
    add(text, !antialias, "antialias", false);
    add(text, !edge.equals(EdgePolicy.CLAMP), "edge", edge);
    add(text, !axes.isEmpty(), "axes", axes);
    add(text, !region.isEmpty(), "region", region);
    if (range != null) {
      text.append(", clamp=[").append(range.low).append(", ").append(range.high).append(']');
    }
    add(text, alpha() != AlphaMode.IGNORE, "alpha", alpha());
    add(text, linearLight(), "linearLight", true);
    return text.toString();
  }

  private static void add(StringBuilder text, boolean told, String name, Object value) {
    if (told) {
      text.append(", ").append(name).append('=').append(value);
    }
  }

  private Settings colours(Colours newColours) {
    return new Settings(
        filter, alignCorners, antialias, edge, axes, rule, lengths, region, range, newColours);
  }
}
