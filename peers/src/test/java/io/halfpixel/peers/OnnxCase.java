package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.peers.OnnxCall.Operator;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A random node of ONNX, {@code Resize} or, one time in ten, {@code Upsample}.
 *
 * @param call the node
 * @param source its input
 */
record OnnxCase(OnnxCall call, TensorSpec source) {
  private static final List<Integer> RESIZE_OPSETS = List.of(10, 11, 12, 13, 18, 18, 19, 19);
  private static final List<Integer> UPSAMPLE_OPSETS = List.of(7, 9);
  private static final List<String> MODES = List.of("nearest", "linear", "cubic");
  private static final List<String> COORDINATES =
      List.of(
          "half_pixel",
          "half_pixel",
          "half_pixel_symmetric",
          "pytorch_half_pixel",
          "align_corners",
          "asymmetric",
          "tf_crop_and_resize",
          "tf_half_pixel_for_nn");
  private static final List<String> NEAREST =
      List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil");
  private static final List<Float> SCALES =
      List.of(1f, 2f, 3f, 0.5f, 0.25f, 1.5f, 0.6f, 2.3f, 1 / 3f);

  /** What the kernels of ONNX Runtime take. */
  private static final List<DataType> USUAL =
      List.of(DataType.F32, DataType.F32, DataType.F32, DataType.U8, DataType.I8, DataType.I32);

  private static final List<DataType> RARE =
      List.of(DataType.F16, DataType.F64, DataType.I64, DataType.I16, DataType.BOOL);

  private static final int FIRST_WITH_COORDINATES = 11;
  private static final int LAST_WITH_HALF_PIXEL_FOR_NN = 12;
  private static final int FIRST_WITH_AXES = 18;
  private static final int FIRST_WITH_SYMMETRIC = 19;

  static OnnxCase draw(Randoms random) {
    return new Draw(random).draw();
  }

  /** Returns an image: numbers of either sign, in integer types no larger than 2^26. */
  Tensor input(Randoms random) {
    Tensor tensor = Tensor.allocate(source);
    DataType type = source.dataType();
    long[] bits = new long[(int) source.elements()];
    double most = magnitude(type, random);
    for (int i = 0; i < bits.length; i++) {
      double value = most * random.between(-1 << 20, 1 << 20) / (1 << 20);
      bits[i] =
          type == DataType.BOOL
              ? random.between(0, 1)
              : ElementBits.bits(type, type.isInteger() ? Math.rint(value) : value);
    }
    ElementBits.write(tensor, bits);
    return tensor;
  }

  /** Small enough that no sum of a cubic filter leaves a signed type with antialiasing. */
  private double magnitude(DataType type, Randoms random) {
    return switch (type) {
      case U8 -> 255;
      case I8 -> call.flag("antialias") ? 20 : 127;
      case I16, I32, I64 -> random.flip() ? 20_000 : 20;
      default -> Math.scalb(1.0, random.between(-8, 8));
    };
  }

  /** What is drawn, one after the other. */
  private static final class Draw {
    private final Randoms random;
    private final Operator operator;
    private final int opset;
    private final DataType type;
    private final long[] shape;
    private final Map<String, Object> attributes = new TreeMap<>();
    private final List<Float> roi = new ArrayList<>();
    private final List<Float> scales = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    /** Whether only the last two axes of four change, which all modes of ONNX Runtime have. */
    private final boolean usual;

    Draw(Randoms random) {
      this.random = random;
      operator = Extents.oneIn(10, random) ? Operator.UPSAMPLE : Operator.RESIZE;
      opset = random.pick(operator == Operator.RESIZE ? RESIZE_OPSETS : UPSAMPLE_OPSETS);
      type = random.pick(Extents.oneIn(10, random) ? RARE : USUAL);
      usual = !Extents.oneIn(6, random);
      int rank = usual ? 4 : random.between(1, 5);
      shape =
          LongStream.generate(() -> random.between(1, rank < 3 ? 60 : 12)).limit(rank).toArray();
      if (rank == 4) {
        shape[0] = random.between(1, 3);
        shape[1] = random.between(1, 4);
      }
    }

    OnnxCase draw() {
      boolean old = opset < FIRST_WITH_COORDINATES; // ONNX Runtime has cubic there, ONNX does not.
      attributes.put("mode", random.pick(old ? MODES.subList(0, 2) : MODES));
      int[] axes = IntStream.range(0, shape.length).toArray();
      if (!old) {
        drawAttributes();
        axes = drawAxes(axes);
        drawLengths(axes);
        drawRegion(axes.length);
      } else {
        drawScales(axes);
      }
      return new OnnxCase(
          new OnnxCall(operator, opset, attributes, roi, scales, sizes),
          TensorSpec.of(type, shape));
    }

    private void drawAttributes() {
      String coordinates = random.pick(COORDINATES);
      boolean unknown =
          coordinates.equals("half_pixel_symmetric") && opset < FIRST_WITH_SYMMETRIC
              || coordinates.equals("tf_half_pixel_for_nn") && opset > LAST_WITH_HALF_PIXEL_FOR_NN;
      attributes.put("coordinate_transformation_mode", unknown ? "half_pixel" : coordinates);
      if (attributes.get("mode").equals("nearest")) {
        attributes.put("nearest_mode", random.pick(NEAREST));
      } else if (attributes.get("mode").equals("cubic")) {
        attributes.put("cubic_coeff_a", random.flip() ? -0.75f : random.between(-100, 0) / 100f);
        attributes.put("exclude_outside", random.between(0, 1));
      }
      boolean reaches = !coordinates.equals("tf_crop_and_resize");
      if (opset >= FIRST_WITH_AXES && reaches && random.between(0, 9) < 4) {
        boolean wrong = attributes.get("mode").equals("nearest") && !Extents.oneIn(8, random);
        attributes.put("antialias", wrong ? 0 : 1);
      }
      attributes.put("extrapolation_value", (float) random.between(0, 100));
    }

    private int[] drawAxes(int[] all) {
      if (opset < FIRST_WITH_AXES || !Extents.oneIn(4, random)) {
        return all;
      }
      int[] some = usual ? new int[] {2, 3} : new int[] {random.between(0, all.length - 1)};
      // None from the end: ONNX Runtime 1.22 wrote outside of its memory then.
      attributes.put("axes", IntStream.of(some).boxed().toList());
      return some;
    }

    private void drawLengths(int[] axes) {
      if (random.flip()) {
        drawScales(axes);
        return;
      }
      for (int axis : axes) {
        boolean stays = usual && axis < 2 || Extents.oneIn(5, random);
        sizes.add(stays ? shape[axis] : random.between(1, 2 * Math.min(20, (int) shape[axis] + 3)));
      }
      boolean policy = opset >= FIRST_WITH_AXES && (!usual || axes.length == 2);
      if (policy && random.flip()) {
        attributes.put(
            "keep_aspect_ratio_policy", random.pick(List.of("not_larger", "not_smaller")));
      }
    }

    private void drawScales(int[] axes) {
      boolean whole = operator == Operator.UPSAMPLE && random.flip();
      for (int axis : axes) {
        float any = random.flip() ? random.pick(SCALES) : random.between(100, 3000) / 1000f;
        float scale = whole ? random.between(1, 3) : any;
        boolean small = operator == Operator.UPSAMPLE && scale < 1 && !Extents.oneIn(20, random);
        boolean stays = usual && axis < 2 || (float) shape[axis] * scale < 1;
        scales.add(stays || small ? 1f : scale);
      }
    }

    private void drawRegion(int axes) {
      boolean needed =
          attributes.get("coordinate_transformation_mode").equals("tf_crop_and_resize");
      for (int i = 0; needed && i < 2 * axes; i++) {
        roi.add(random.between(i < axes ? -300 : 400, i < axes ? 600 : 1400) / 1000f);
      }
    }
  }
}
