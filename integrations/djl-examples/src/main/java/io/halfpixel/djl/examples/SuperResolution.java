package io.halfpixel.djl.examples;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.halfpixel.Backends;
import io.halfpixel.djl.ChannelsLastMemory;
import io.halfpixel.djl.ModelSummary;
import io.halfpixel.djl.UpSampling2D;
import io.halfpixel.djl.Upsample;
import io.halfpixel.keras.DataFormat;
import io.halfpixel.spi.Availability;
import io.halfpixel.torch.Mode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Keras' {@code Conv2D(32, 3, relu)}, {@code UpSampling2D(2, bilinear)}, {@code Conv2D(3, 3,
 * sigmoid)} as a model of DJL: prints its summary, trains it to double the size of photos, measures
 * it on a photo that it has not seen, and compares the backends of Halfpixel.
 */
public final class SuperResolution {
  private static final int STEPS = 1200;
  private static final int BATCH = 16;
  private static final int REPORTS = 6;
  private static final int SEED = 7;
  private static final float LEARNING_RATE = 0.01f;

  private SuperResolution() {}

  /**
   * Runs the example.
   *
   * @param args the number of training steps, 1200 unless given
   */
  public static void main(String[] args) throws IOException {
    run(args.length > 0 ? Integer.parseInt(args[0]) : STEPS);
  }

  /** Returns the network, not initialized. */
  static SequentialBlock network() {
    return new SequentialBlock()
        .add(Conv2d.builder().setFilters(32).setKernelShape(new Shape(3, 3)).build())
        .add(Activation.reluBlock())
        .add(upSampling())
        .add(ChannelsLastMemory.block())
        .add(Conv2d.builder().setFilters(3).setKernelShape(new Shape(3, 3)).build())
        .add(Activation.sigmoidBlock());
  }

  private static UpSampling2D upSampling() {
    return UpSampling2D.builder().size(2).interpolation("bilinear").build();
  }

  /** What was measured: mean squared errors on the photo that was held out. */
  record Outcome(double untrained, double trained, double bilinear, boolean backendsAgree) {}

  static Outcome run(int steps) throws IOException {
    List<Photo> photos = List.of(Photo.read("astronaut.png"), Photo.read("chelsea.png"));
    Patches unseen = Patches.tiles(Photo.read("coffee.png"));
    try (Model model = Model.newInstance("super-resolution", "PyTorch")) {
      model.getNDManager().getEngine().setRandomSeed(SEED);
      SequentialBlock network = network();
      model.setBlock(network);
      Loss loss = Loss.l2Loss("mean squared error", 1);
      Optimizer adam =
          Optimizer.adam()
              .optLearningRateTracker(
                  Tracker.cosine()
                      .setBaseValue(LEARNING_RATE)
                      .optFinalValue(LEARNING_RATE / 20)
                      .setMaxUpdates(Math.max(1, steps))
                      .build())
              .build();
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(loss)
              .optOptimizer(adam)
              .optInitializer(new XavierInitializer(), "weight");
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(BATCH, Photo.CHANNELS, Patches.INPUT, Patches.INPUT));
        System.out.println(ModelSummary.of(network, DataFormat.CHANNELS_LAST));
        double untrained = error(network, unseen, model.getNDManager());
        train(trainer, loss, photos, steps);
        double trained = error(network, unseen, model.getNDManager());
        double bilinear = bilinearError(unseen, model.getNDManager());
        report(untrained, trained, bilinear);
        boolean agree = backendsAgree(network, unseen, model.getNDManager());
        return new Outcome(untrained, trained, bilinear, agree);
      }
    }
  }

  private static void train(Trainer trainer, Loss loss, List<Photo> photos, int steps) {
    Random random = new Random(SEED);
    int interval = Math.max(1, steps / REPORTS);
    double sum = 0;
    StringBuilder log = new StringBuilder();
    try (ProgressBar bar = progress(steps)) {
      for (int step = 1; step <= steps; step++) {
        sum += step(trainer, loss, Patches.random(photos, BATCH, random));
        bar.step();
        if (step % interval == 0) {
          log.append(
              text(
                  "  steps %5d to %5d: mean loss %.6f%n",
                  step - interval + 1, step, sum / interval));
          sum = 0;
        }
      }
    }
    System.out.print(log);
  }

  /** Returns a bar that shows itself where the launcher found a terminal. */
  private static ProgressBar progress(int steps) {
    ProgressBarBuilder bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII);
    if (!Boolean.getBoolean("halfpixel.progress")) {
      bar.setConsumer(new DelegatingProgressBarConsumer(line -> {}));
    }
    return bar.build();
  }

  private static float step(Trainer trainer, Loss loss, Patches batch) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList inputs = new NDList(inputs(batch, manager));
      NDList targets = new NDList(targets(batch, manager));
      float value;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray error = loss.evaluate(targets, trainer.forward(inputs));
        value = error.getFloat();
        collector.backward(error);
      }
      trainer.step();
      return value;
    }
  }

  private static NDArray inputs(Patches patches, NDManager manager) {
    return manager.create(
        patches.inputs(), new Shape(patches.count(), Photo.CHANNELS, Patches.INPUT, Patches.INPUT));
  }

  private static NDArray targets(Patches patches, NDManager manager) {
    return manager.create(
        patches.targets(),
        new Shape(patches.count(), Photo.CHANNELS, Patches.TARGET, Patches.TARGET));
  }

  private static NDArray forward(ai.djl.nn.Block block, NDArray input, NDManager manager) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(input), false)
        .singletonOrThrow();
  }

  private static double error(SequentialBlock network, Patches patches, NDManager parent) {
    try (NDManager manager = parent.newSubManager()) {
      NDArray answer = forward(network, inputs(patches, manager), manager);
      return answer.sub(targets(patches, manager)).square().mean().getFloat();
    }
  }

  /** What PyTorch's bilinear upsampling makes of the same inputs, on the same pixels. */
  private static double bilinearError(Patches patches, NDManager parent) {
    Upsample bilinear =
        Upsample.of(
            io.halfpixel.torch.Upsample.builder().scaleFactor(2).mode(Mode.BILINEAR).build());
    try (NDManager manager = parent.newSubManager()) {
      NDArray large = forward(bilinear, inputs(patches, manager), manager);
      int end = Patches.BORDER + Patches.TARGET;
      NDArray answer =
          large.get(":, :, " + Patches.BORDER + ":" + end + ", " + Patches.BORDER + ":" + end);
      return answer.sub(targets(patches, manager)).square().mean().getFloat();
    }
  }

  private static void report(double untrained, double trained, double bilinear) {
    System.out.printf(Locale.ROOT, "%nOn the photo that was held out (coffee.png):%n");
    System.out.print(line("network, untrained", untrained));
    System.out.print(line("network, trained", trained));
    System.out.print(line("plain bilinear", bilinear));
    System.out.printf(
        Locale.ROOT,
        "%s is better, by %.2f dB.%n",
        trained < bilinear ? "The network" : "Plain bilinear",
        Math.abs(decibels(trained) - decibels(bilinear)));
  }

  private static String line(String what, double error) {
    return text("  %-20s mean squared error %.6f, PSNR %5.2f dB%n", what, error, decibels(error));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double decibels(double meanSquaredError) {
    return -10 * Math.log10(meanSquaredError);
  }

  /** Runs the upsampling layer of the trained network on every backend. */
  private static boolean backendsAgree(SequentialBlock network, Patches patches, NDManager parent) {
    System.out.printf("%nThe upsampling layer on each backend:%n");
    boolean agree = true;
    try (NDManager manager = parent.newSubManager()) {
      NDArray features = inputs(patches, manager);
      for (ai.djl.nn.Block block : network.getChildren().values().subList(0, 2)) {
        features = forward(block, features, manager);
      }
      float[] expected = forward(upSampling(), features, manager).toFloatArray();
      for (var entry : Backends.report().entrySet()) {
        if (!(entry.getValue() instanceof Availability.Available)) {
          System.out.printf("  %-10s not available here%n", entry.getKey());
          continue;
        }
        UpSampling2D layer = upSampling().on(Backends.get(entry.getKey()));
        boolean same = sameBits(expected, forward(layer, features, manager).toFloatArray());
        agree &= same;
        System.out.printf(
            Locale.ROOT,
            "  %-10s %,d values, %s%n",
            entry.getKey(),
            expected.length,
            same ? "the same bits" : "DIFFERENT BITS");
      }
    }
    return agree;
  }

  private static boolean sameBits(float[] a, float[] b) {
    int[] left = new int[a.length];
    int[] right = new int[b.length];
    Arrays.setAll(left, i -> Float.floatToRawIntBits(a[i]));
    Arrays.setAll(right, i -> Float.floatToRawIntBits(b[i]));
    return Arrays.equals(left, right);
  }
}
