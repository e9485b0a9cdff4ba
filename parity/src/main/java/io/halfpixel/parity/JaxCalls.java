package io.halfpixel.parity;

import io.halfpixel.Tensor;
import io.halfpixel.jax.Resize;

/** JAX: {@code jax.image}. */
final class JaxCalls {
  private JaxCalls() {}

  /** {@code jax.image.resize(image, shape, method, antialias=True)}. */
  static BoundCall imageResize(Arguments args, Arguments context, Tensor input) {
    Resize call =
        Resize.builder()
            .shape(args.longs("shape"))
            .method(args.text("method", ""))
            .antialias(args.flag("antialias", true))
            .build();
    return new BoundCall(call, input);
  }
}
