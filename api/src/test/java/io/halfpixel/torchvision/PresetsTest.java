package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Plan;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.torch.RoundingProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 60, 80, 3);
  private static final TensorSpec PLANES = TensorSpec.of(DataType.U8, 3, 60, 80);

  private static void refuses(String message, Runnable call) {
    String thrown = assertThrows(InvalidArgumentException.class, call::run).getMessage();
    assertTrue(thrown.startsWith(message), thrown);
  }

  /** As torchvision 0.28 prints it. */
  @Test
  void namesGiveTheValuesOfTheirWeights() {
    assertEquals(
        """
        ImageClassification(
            crop_size=[224]
            resize_size=[232]
            mean=[0.485, 0.456, 0.406]
            std=[0.229, 0.224, 0.225]
            interpolation=InterpolationMode.BILINEAR
        )""",
        Presets.of("ResNet50_Weights.IMAGENET1K_V2").toString());
    assertEquals(
        """
        VideoClassification(
            crop_size=[112, 112]
            resize_size=[128, 171]
            mean=[0.43216, 0.394666, 0.37645]
            std=[0.22803, 0.22145, 0.216989]
            interpolation=InterpolationMode.BILINEAR
        )""",
        Presets.of("R3D_18_Weights.DEFAULT").toString());
    assertEquals("ObjectDetection()", Presets.of("RetinaNet_ResNet50_FPN_Weights.COCO_V1") + "");
    assertEquals("OpticalFlow()", Presets.of("Raft_Large_Weights.DEFAULT").toString());
    String segmentation = Presets.of("LRASPP_MobileNet_V3_Large_Weights.DEFAULT").toString();
    assertTrue(segmentation.startsWith("SemanticSegmentation(\n    resize_size=[520]"));
    assertTrue(SemanticSegmentation.ofAnySize().toString().contains("resize_size=None"));
  }

  @Test
  void valuesAreThoseThatArePrinted() {
    Preset.Values values = Presets.of("ResNet50_Weights.IMAGENET1K_V2").values();
    assertEquals(List.of(224), values.cropSize());
    assertEquals(List.of(232), values.resizeSize());
    assertEquals(List.of(0.485, 0.456, 0.406), values.mean());
    assertEquals(List.of(0.229, 0.224, 0.225), values.std());
    assertEquals(InterpolationMode.BILINEAR, values.interpolation());
    assertTrue(values.antialias());
    assertTrue(Presets.of("R3D_18_Weights.DEFAULT").values().isVideo());
  }

  @Test
  void everyNameHasAPreset() {
    assertEquals(287, Presets.names().size());
    for (String name : Presets.names()) {
      Preset<?> preset = Presets.of(name);
      long[] shape =
          preset instanceof VideoClassification ? new long[] {2, 3, 9, 7} : new long[] {3, 9, 7};
      Plan plan = preset.plan(TensorSpec.of(DataType.U8, shape));
      assertEquals(DataType.F32, plan.target().dataType(), name);
    }
  }

  /** As the file says: a preset, and under it the weights that have it. */
  @Test
  void everyLineOfTheFileIsRead() {
    Map<String, String> lines = Presets.read();
    assertEquals(287, lines.size());
    assertEquals("OpticalFlow", lines.get("Raft_Large_Weights.DEFAULT"));
    assertEquals("ObjectDetection", lines.get("RetinaNet_ResNet50_FPN_Weights.COCO_V1"));
  }

  /** From the first character to the last; what is equal but for upper case comes first. */
  @ParameterizedTest
  @CsvSource({
    "resnet50_weights.imagenet1k_v2, ResNet50_Weights.IMAGENET1K_V2, ResNet50_Weights.IMAGENET1K_V1",
    "Wide_ResNet50_Weights.IMAGENET1K_V2, Wide_ResNet50_2_Weights.IMAGENET1K_V2,"
        + " Wide_ResNet50_2_Weights.IMAGENET1K_V1"
  })
  void suggestionsStartWithTheMostSimilarName(String typed, String first, String second) {
    refuses(
        "torchvision 0.28 has no weights \"" + typed + "\"; similar are " + first + ", " + second,
        () -> Presets.of(typed));
  }

  @Test
  void unknownNamesSuggestSimilarOnes() {
    String message =
        assertThrows(
                InvalidArgumentException.class, () -> Presets.of("Resnet50_Weights.IMAGENET1K_V3"))
            .getMessage();
    assertTrue(message.contains("ResNet50_Weights.IMAGENET1K_V1, "), message);
    String endless = "ResNet50_Weights.IMAGENET1K_V1".repeat(100_000);
    assertTrue(
        assertThrows(InvalidArgumentException.class, () -> Presets.of(endless))
            .getMessage()
            .contains("; similar are "));
  }

  @Test
  void bothInputsBecomePlanes() {
    ImageClassification preset = ImageClassification.of(24).resizeSize(30);
    assertEquals(TensorSpec.of(DataType.F32, 3, 24, 24), preset.plan(PLANES).target());
    assertEquals(
        TensorSpec.of(DataType.F32, 3, 24, 24), preset.input(Input.PIL).plan(PHOTO).target());
    TensorSpec last =
        new TensorSpec(Shape.of(2, 3, 60, 80), DataType.U8, MemoryFormat.CHANNELS_LAST);
    assertEquals(MemoryFormat.CHANNELS_LAST, preset.plan(last).target().memoryFormat());
    assertEquals(
        Shape.of(3, 60, 80), SemanticSegmentation.ofAnySize().plan(PLANES).target().shape());
  }

  /** x / 255, x − mean and x / std in one step, each rounded to float32. */
  @Test
  void fractionsAreNormalisedInOneStep() {
    Plan plan = OpticalFlow.of().plan(PLANES);
    assertEquals(1, plan.steps().size());
    assertEquals(3, ((ChannelArithmetic) plan.steps().get(0)).operations().size());
    assertEquals(
        2,
        SemanticSegmentation.ofAnySize()
            .plan(TensorSpec.of(DataType.BOOL, 3, 4, 5))
            .steps()
            .size());
    assertEquals(1, ObjectDetection.of().plan(TensorSpec.of(DataType.F64, 3, 4, 5)).steps().size());
  }

  /** (1 - 0.5) / 0.25, with numbers of float32. */
  @Test
  void valuesOfOnePixel() {
    SemanticSegmentation all = SemanticSegmentation.ofAnySize();
    TensorSpec pixel = TensorSpec.of(DataType.U8, 1, 1, 1);
    assertArrayEquals(new double[] {2}, PlanLoops.run(all.mean(0.5).std(0.25).plan(pixel), 255));
    TensorSpec fraction = TensorSpec.of(DataType.F32, 1, 1, 1);
    assertArrayEquals(
        new double[] {0}, PlanLoops.run(all.mean(0.1).std(1).plan(fraction), (float) 0.1));
  }

  @Test
  void aCropMayBeOnePixel() {
    assertEquals(Shape.of(3, 1, 1), ImageClassification.of(1).plan(PLANES).target().shape());
  }

  @Test
  void videosExchangeFramesAndChannels() {
    VideoClassification preset = VideoClassification.of(20, 24, 30);
    assertEquals(
        Shape.of(3, 4, 20, 24),
        preset.plan(TensorSpec.of(DataType.U8, 4, 3, 60, 80)).target().shape());
    assertEquals(
        Shape.of(2, 3, 4, 20, 24),
        preset
            .mean(0.5, 0.5, 0.5)
            .std(1)
            .interpolation(InterpolationMode.BICUBIC)
            .plan(TensorSpec.of(DataType.U8, 2, 4, 3, 60, 80))
            .target()
            .shape());
    refuses("a video is a CONTIGUOUS tensor", () -> preset.plan(PLANES));
    refuses("a video is a tensor", () -> preset.input(Input.PIL));
    refuses("a preprocessor takes images", preset::preprocessor);
    refuses("resize_size is a length", () -> VideoClassification.of(1, 1));
  }

  @Test
  void wrongArgumentsAreRefused() {
    refuses("crop_size is a length of at least 1", () -> ImageClassification.of(0));
    refuses("std evaluated to zero", () -> ImageClassification.of(9).std(1, 0, 1));
    refuses("normalize has a mean and a std", () -> ImageClassification.of(9).mean());
    refuses(
        "The size of mean and std must match",
        () -> ImageClassification.of(9).plan(TensorSpec.of(DataType.U8, 4, 60, 80)));
  }

  /** The photo is halved to 30 x 40; of that the middle 24 x 24 starts at row 3, column 8. */
  @Test
  void aPreprocessorKnowsTheWayBack() {
    ImageClassification preset =
        ImageClassification.of(24)
            .resizeSize(30)
            .interpolation(InterpolationMode.BICUBIC)
            .antialias(false)
            .numThreads(1)
            .roundingProfile(RoundingProfile.STRICT);
    AffineMap map = preset.input(Input.PIL).preprocessor().toSource(PHOTO);
    assertEquals(new AffineMap.Point(16, 6), map.point(0, 0));
    assertEquals(new AffineMap.Point(64, 54), map.point(24, 24));
    assertEquals(preset.plan(PLANES).target(), preset.preprocessor().plan(PLANES).target());
    assertEquals(
        preset.input(Input.PIL).plan(PHOTO).target(),
        preset.input(Input.PIL).preprocessor().plan(PHOTO).target());
  }
}
