package io.halfpixel.tck.rules;

import io.halfpixel.call.Face;
import io.halfpixel.faces.Faces;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.RandomFaces;
import io.halfpixel.tck.reference.PlanCase;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** HP-101 for the plans that users run: those of the faces. */
@RuleFamily.Cases("chains")
@RuleFamily.Sweep
public class FacePlanRules extends RuleFamily {
  private static final int CASES = 120;

  /** Creates the family; called by JUnit. */
  protected FacePlanRules() {}

  /** A new face has random plans here before it has a generator of its own. */
  @Test
  void required_hp101_plans_of_every_listed_face() {
    for (Face face : Faces.all()) {
      plans(CASES / 4, random -> random.of(face));
    }
  }

  @Test
  void required_hp101_plans_of_pytorch() {
    plans(2 * CASES, RandomFaces::torch);
  }

  @Test
  void required_hp101_plans_of_pytorch_gradients() {
    plans(2 * CASES, RandomFaces::torchGradient);
  }

  @Test
  void required_hp101_plans_of_mode_area() {
    plans(CASES, RandomFaces::torchArea);
  }

  @Test
  void required_hp101_plans_of_pixel_shuffle() {
    plans(CASES, RandomFaces::pixelShuffle);
  }

  @Test
  void required_hp101_plans_of_tensorflow() {
    plans(CASES, RandomFaces::tensorFlow);
  }

  @Test
  void required_hp101_plans_of_keras() {
    plans(CASES, RandomFaces::keras);
  }

  @Test
  void required_hp101_plans_of_keras_image_resize() {
    plans(2 * CASES, RandomFaces::kerasResize);
  }

  @Test
  void required_hp101_plans_of_jax() {
    plans(CASES, RandomFaces::jax);
  }

  @Test
  void required_hp101_plans_of_pillow() {
    plans(2 * CASES, faces -> faces.pillow().plan());
  }

  @Test
  void required_hp101_plans_of_torchvision() {
    plans(2 * CASES, faces -> faces.torchvision().plan());
  }

  @Test
  void required_hp101_plans_of_onnx() {
    plans(2 * CASES, faces -> faces.onnx().plan());
  }

  @Test
  void required_hp101_plans_of_tensorflow_gradients() {
    plans(CASES, faces -> faces.gradients().tensorFlow());
  }

  @Test
  void required_hp101_plans_of_keras_gradients() {
    plans(CASES, faces -> faces.gradients().keras());
  }

  void required_hp101_plans_of_the_resampler() {
    plans(3 * CASES, faces -> faces.resampler().plan());
  }

  @Test
  void required_hp101_plans_of_gradients_of_the_resampler() {
    plans(CASES, faces -> faces.resampler().gradientPlan());
  }

  private void plans(int cases, Function<RandomFaces, Plan> face) {
    rule("HP-101")
        .holdsForRandom(
            cases,
            random -> {
              Plan plan = face.apply(new RandomFaces(random));
              return PlanCase.filled(plan, () -> random.ordinary(plan.source().dataType()));
            });
  }
}
