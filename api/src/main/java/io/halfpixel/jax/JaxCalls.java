package io.halfpixel.jax;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;

/** JAX: {@code jax.image}. */
final class JaxCalls {
  private JaxCalls() {}

  /** {@code jax.image.resize(image, shape, method, antialias=True)}. */
  static BoundCall imageResize(Keywords args, Keywords context) {
    Resize call =
        Resize.builder()
            .shape(args.longs("shape"))
            .method(args.text("method", ""))
            .antialias(args.flag("antialias", true))
            .build();
    return BoundCall.contiguous(call);
  }
}
