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
            .precision(args.text("precision", "highest"))
            .build();
    return BoundCall.contiguous(call);
  }

  /** {@code jax.image.scale_and_translate(image, shape, spatial_dims, scale, translation, …)}. */
  static BoundCall scaleAndTranslate(Keywords args, Keywords context) {
    ScaleAndTranslate call =
        ScaleAndTranslate.builder()
            .shape(args.longs("shape"))
            .spatialDims(args.integers("spatial_dims"))
            .scale(floats(args.numbers("scale")))
            .translation(floats(args.numbers("translation")))
            .method(args.text("method", ""))
            .antialias(args.flag("antialias", true))
            .precision(args.text("precision", "highest"))
            .build();
    return BoundCall.contiguous(call);
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
