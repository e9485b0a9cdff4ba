package io.halfpixel.keras;

import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;

/**
 * The arguments of {@link ImageResize}, checked, and its plans for images of shape [n, h, w, c].
 */
record ResizeArguments(
    int height,
    int width,
    String interpolation,
    boolean antialias,
    boolean crop,
    boolean pad,
    Number fillValue,
    DataFormat dataFormat,
    KerasBackend backend) {
  /** Returns the plan that resizes images. */
  Plan plan(TensorSpec images) {
    call().check(backend, images.dataType());
    Plan taken = Plans.cast(images, backend.taken(images.dataType()));
    Plan prepared = prepare(taken.target());
    Plan resized = call().plan(backend, prepared.target());
    Plan given = backend.given(resized.target(), images.dataType());
    return Plans.chain(taken, prepared, resized, given);
  }

  /** Returns the plan from the gradient of the result to that of the images. */
  Plan gradient(TensorSpec images, TensorSpec gradOutput) {
    TensorSpec taken = Plans.cast(images, backend.taken(images.dataType())).target();
    TensorSpec prepared = prepare(taken).target();
    Plan undone =
        crop ? aspectRatio(taken).cropGradient() : aspectRatio(taken).padGradient(prepared);
    TensorSpec resized = call().plan(backend, prepared).target();
    Plan cast = Plans.cast(gradOutput, resized.dataType());
    return Plans.chain(
        cast,
        call().gradient(backend, prepared, cast.target()),
        undone,
        Plans.cast(taken, images.dataType()));
  }

  private Interpolation call() {
    return new Interpolation(interpolation, antialias, height, width);
  }

  private AspectRatio aspectRatio(TensorSpec images) {
    return new AspectRatio(images, height, width, backend);
  }

  private Plan prepare(TensorSpec images) {
    Shape shape = images.shape();
    boolean empty = shape.length(1) == 0 || shape.length(2) == 0 || shape.length(3) == 0;
    if (empty || (!crop && !pad)) {
      return Plans.identity(images);
    }
    return crop
        ? aspectRatio(images).crop()
        : aspectRatio(images).pad(new Border(fillValue, dataFormat));
  }
}
