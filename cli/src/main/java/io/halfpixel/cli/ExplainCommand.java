package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
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

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = JsonOutput.STDOUT,
      paramLabel = "FILE",
      description = "Write JSON to the file, or instead of the table.")
  private @Nullable String json;

  @Override
  public Integer call() throws IOException {
    if ((to == null) == (scale == null)) {
      throw new ParameterException(
          spec.commandLine(), "give either the output length TO or --scale FACTOR");
    }
    Like like = options.like();
    Request request = request();
    like.requireMode(request.mode());
    Explanation explanation = explain(like, request);
    PrintWriter out = spec.commandLine().getOut();
    if (json != null) {
      JsonOutput.write(explanation.numbers(), json, out);
    }
    if (!JsonOutput.STDOUT.equals(json)) {
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
    List<Integer> size = to == null ? List.of() : Collections.nCopies(axes(), to);
    return options.request(scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale), size);
  }

  private Explanation explain(Like like, Request request) {
    if (scale != null && !(from * scale < LONGEST + 1.0)) {
      throw new UserException(
          "--scale " + scale + ": the output length would be above " + LONGEST + "; give less");
    }
    TensorSpec source = TensorSpec.of(DataType.of(dtype), lengths(like));
    Plan plan = like.operation(request, source).plan(source);
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

  private long[] lengths(Like like) {
    long[] lengths = new long[axes() + 2];
    Arrays.fill(lengths, from);
    lengths[0] = 1;
    lengths[like.channelsFirst() ? 1 : lengths.length - 1] = CHANNELS;
    return lengths;
  }
}
