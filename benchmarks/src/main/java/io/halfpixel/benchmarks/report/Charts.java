package io.halfpixel.benchmarks.report;

import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Grid;
import io.halfpixel.benchmarks.measure.Limits;
import io.halfpixel.benchmarks.report.BenchReport.Row;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The plots of a report, as PNG. */
public final class Charts {
  private static final int DOTS_PER_INCH = 144; // Twice what the layout is made for.
  private static final int HORIZONTAL = 0;
  private static final int VERTICAL = 90; // XChart puts slanted labels below the wrong bars.

  private static final String FASTEST_PEER = "fastest other library";

  private static final Color[] COLORS = {
    new Color(0x1b6ca8),
    new Color(0xe07a1f),
    new Color(0x3a9d5d),
    new Color(0xb5443c),
    new Color(0x7d5ba6),
    new Color(0xc9a227),
    new Color(0x8c8c8c)
  };

  /** What has one colour in every plot. */
  private static final Map<String, Color> BACKENDS =
      Map.of(
          Goals.NATIVE,
          new Color(0x1b6ca8),
          Goals.NATIVE_AVX2,
          new Color(0x7fb3d9),
          Goals.VECTOR,
          new Color(0xe07a1f),
          Goals.JVM,
          new Color(0x3a9d5d),
          FASTEST_PEER,
          new Color(0x8c8c8c));

  private Charts() {}

  /**
   * A plot that was written.
   *
   * @param file where
   * @param caption what it shows
   */
  public record Plot(Path file, String caption) {}

  /** Writes the plots for which there are numbers to a folder. */
  public static List<Plot> write(BenchReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Plot> plots = new ArrayList<>();
    add(
        plots,
        folder.resolve("uses.png"),
        "Times as fast as the fastest other library, by use",
        1,
        uses(report));
    add(plots, folder.resolve("peers.png"), "Times as fast as each peer", 1, peers(report));
    add(
        plots,
        folder.resolve("memory.png"),
        "Share of the speed at which the same bytes can be moved",
        100,
        memory(report));
    add(plots, folder.resolve("threads.png"), "Gain of a second thread", 1, threads(report));
    return plots;
  }

  /**
   * Writes a plot that shows something.
   *
   * @param even where both sides are equal; a line is drawn there
   */
  private static void add(
      List<Plot> plots, Path file, String caption, double even, CategoryChart chart)
      throws IOException {
    if (!chart.getSeriesMap().isEmpty()) {
      chart.addAnnotation(new AnnotationLine(even, false, false));
      BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DOTS_PER_INCH);
      plots.add(new Plot(file, caption));
    }
  }

  /** For each use, how many times as fast as the fastest other library the backends are. */
  private static CategoryChart uses(BenchReport report) {
    CategoryChart chart =
        chart(
            "Times as fast as the fastest other library (one thread, geometric mean)",
            420,
            HORIZONTAL);
    Map<String, List<Row>> uses = Uses.of(report);
    List<String> ids = List.of(Goals.NATIVE, Goals.NATIVE_AVX2, Goals.VECTOR, Goals.JVM);
    for (String id : ids) {
      series(
          chart,
          id,
          List.copyOf(uses.keySet()),
          use ->
              Means.of(
                      uses.getOrDefault(use, List.of()).stream()
                          .mapToDouble(row -> Peers.ahead(row, id, report)))
                  .ratio());
    }
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.1);
    return chart;
  }

  /** For each filter, the geometric means of a peer's time over native time. */
  private static CategoryChart peers(BenchReport report) {
    CategoryChart chart =
        chart(
            "cpp-jni: times as fast as (geometric mean of the cells of a filter)", 420, HORIZONTAL);
    List<String> modes = report.cells().stream().map(Row::mode).distinct().toList();
    for (String peer : Goals.PEERS) {
      series(
          chart,
          peer,
          modes,
          mode ->
              Means.of(
                      report.cells().stream()
                          .filter(row -> row.mode().equals(mode))
                          .mapToDouble(row -> row.ratio(Goals.NATIVE, peer)))
                  .ratio());
    }
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.1);
    return chart;
  }

  /** The key cells: how near to moving the same bytes the backends and the fastest peer come. */
  private static CategoryChart memory(BenchReport report) {
    CategoryChart chart =
        chart("Speed in % of a loop that moves the same bytes, one thread", 640, VERTICAL);
    List<String> key = Grid.key().stream().map(Cell::name).toList();
    Map<String, Row> rows = new LinkedHashMap<>();
    report.cells().stream()
        .filter(row -> key.contains(row.name()))
        .forEach(row -> rows.put(shortName(row), row));
    List<String> names = List.copyOf(rows.keySet());
    for (String id : List.of(Goals.NATIVE, Goals.VECTOR, Goals.JVM)) {
      series(chart, id, names, name -> 100 * row(rows, name).ratio(id, Limits.MOVE));
    }
    series(
        chart,
        FASTEST_PEER,
        names,
        name -> {
          Row row = row(rows, name);
          return 100
              * row.ratio(Goals.NATIVE, Limits.MOVE)
              / Peers.ahead(row, Goals.NATIVE, report);
        });
    return chart;
  }

  /** The cells on two threads: how many times as fast as on one. */
  private static CategoryChart threads(BenchReport report) {
    CategoryChart chart = chart("cpp-jni on 2 threads: times as fast as on one", 640, VERTICAL);
    Map<String, Row> rows = new LinkedHashMap<>();
    report.cells().stream()
        .filter(row -> row.threads() == 2)
        .forEach(row -> rows.put(shortName(row), row));
    List<String> names = List.copyOf(rows.keySet());
    series(chart, Goals.NATIVE, names, name -> Goals.gainOfThreads(row(rows, name), report));
    chart.getStyler().setLegendVisible(false);
    return chart;
  }

  private static Row row(Map<String, Row> rows, String name) {
    return Objects.requireNonNull(rows.get(name));
  }

  /** Returns the name without what all cells of a plot share: one image and the threads. */
  private static String shortName(Row row) {
    return row.name()
        .replaceFirst(" \\dt$", "")
        .replaceFirst(" 1x", " ")
        .replace("float32", "f32")
        .replace("uint8", "u8")
        .replace("float16", "f16");
  }

  private static void series(
      CategoryChart chart, String id, List<String> names, ToDoubleFunction<String> value) {
    List<Double> values = new ArrayList<>();
    boolean any = false;
    for (String name : names) {
      double number = value.applyAsDouble(name);
      any |= Double.isFinite(number);
      values.add(Double.isFinite(number) ? number : null);
    }
    if (any) {
      CategorySeries series = chart.addSeries(id, names, values);
      Color color = BACKENDS.get(id);
      if (color != null) {
        series.setFillColor(color);
      }
    }
  }

  private static CategoryChart chart(String title, int height, int rotation) {
    CategoryChart chart = new CategoryChartBuilder().width(960).height(height).title(title).build();
    chart.getStyler().setSeriesColors(COLORS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setChartTitleBoxVisible(false);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setAvailableSpaceFill(0.8);
    chart.getStyler().setXAxisLabelRotation(rotation);
    chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    chart.getStyler().setPlotGridLinesStroke(new BasicStroke(0.5f));
    chart.getStyler().setAnnotationLineColor(Color.BLACK);
    chart.getStyler().setAnnotationLineStroke(new BasicStroke(1.5f));
    return chart;
  }
}
