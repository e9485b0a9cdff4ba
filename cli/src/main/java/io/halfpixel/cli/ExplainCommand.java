package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a framework computes along one axis. */
@Command(
    name = "explain",
    header = "Shows the coordinates, taps and weights of a framework along one axis.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel explain 32 64",
      "  halfpixel explain 4 8 --mode bilinear --align-corners",
      "  halfpixel explain 5 --scale 1.3 --mode nearest --bits",
      "  halfpixel explain 32 8 --like tf --mode lanczos3 --antialias"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int LONGEST = 1_000_000;
  private static final int CHANNELS = 3;

  /** The frameworks' results have at most this many elements. */
  private static final long MAX_ELEMENTS = Integer.MAX_VALUE;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      converter = Parse.Length.class,
      description = "The input length n, in [1, " + LONGEST + "].")
  private Integer from;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TO",
      converter = Parse.Length.class,
      description = "The output length N; or give --scale.")
  private @Nullable Integer to;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      converter = Parse.Scale.class,
      description = "Instead of TO: the call with a scale, as upsample makes it.")
  private @Nullable Double scale;

  @Mixin private ModeOptions options;

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description = "The element type, such as float32, float16 or uint8.")
  private String dtype;

  @Option(names = "--bits", description = "Print the bits of the weights, too.")
  private boolean bits;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if ((to == null) == (scale == null)) {
      throw new ParameterException(
          spec.commandLine(), "give either the output length TO or --scale FACTOR");
    }
    json.requireWritable(Explanation.Numbers.class);
    Imitation like = options.like();
    Request request = request();
    Imitations.requireMode(like, request.mode());
    Explanation explanation = explain(like, request);
    PrintWriter out = spec.commandLine().getOut();
    json.write(explanation.numbers(), out);
    if (!json.replacesText()) {
      explanation.print(out, bits);
    }
    return ExitCode.OK;
  }

  /** One, two or three axes of the same length, as the mode wants them. */
  private int axes() {
    return switch (options.mode()) {
      case "linear" -> 1;
      case "trilinear" -> 3;
      default -> 2;
    };
  }

  private Request request() {
    if (to == null) {
      return options.request(OptionalDouble.of(scale), List.of());
    }
    List<Integer> size = new ArrayList<>(Collections.nCopies(axes() - 1, Math.min(to, others(to))));
    size.add(to);
    return options.request(OptionalDouble.empty(), size);
  }

  private Explanation explain(Imitation like, Request request) {
    if (scale != null && !(from * scale < LONGEST + 1.0)) {
      throw new UserException(
          "--scale " + scale + ": the output length would be above " + LONGEST + "; give less");
    }
    TensorSpec source = TensorSpec.of(DataType.of(dtype), lengths(like));
    Plan plan = Imitations.operation(like, request, source).plan(source);
    int axis = like.channelsFirst() ? source.shape().rank() - 1 : source.shape().rank() - 2;
    int outputLength = Math.toIntExact(plan.target().shape().length(axis));
    Pass width = new Pass(1, from, outputLength, like.channelsFirst() ? 1 : CHANNELS);
    // PyTorch's coordinates follow the scale; the others turn it into a size first.
    double followed = scale != null && like.channelsFirst() ? scale : 0;
    return new Explanation(
        like.id() + " " + request.mode(),
        source,
        plan.target(),
        outputLength,
        from,
        like.coordinates(request).orElse(null),
        followed,
        AxisRows.of(plan, width));
  }

  /** How long the other axes of a result can be whose width has a length. */
  private int others(int width) {
    double area = (double) MAX_ELEMENTS / CHANNELS / width;
    return (int) Math.pow(area, 1.0 / Math.max(1, axes() - 1));
  }

  private long[] lengths(Imitation like) {
    double result = to == null ? from * scale : to;
    double part = Math.min(1, others((int) Math.max(1, result)) / result);
    long[] lengths = new long[axes() + 2];
    Arrays.fill(lengths, Math.max(1, (long) (from * part)));
    lengths[0] = 1;
    int width = like.channelsFirst() ? lengths.length - 1 : lengths.length - 2;
    lengths[width] = from;
    lengths[like.channelsFirst() ? 1 : lengths.length - 1] = CHANNELS;
    return lengths;
  }
}
