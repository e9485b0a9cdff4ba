"""Random gradients of TensorFlow: tf.image.resize and the raw operations.

The images are not given: only their shape and type matter. Values are those of the gradient of the output.
"""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import ml_dtypes
import numpy as np
import tensorflow as tf

from common import Call, pick

RECORDED_WITH = "tensorflow " + tf.__version__

BF16 = ml_dtypes.bfloat16
METHODS = ["nearest", "bilinear", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"]
V1 = {"ResizeBilinear": "tf.compat.v1.image.resize_bilinear", "ResizeBicubic": "tf.compat.v1.image.resize_bicubic",
      "ResizeNearestNeighbor": "tf.compat.v1.image.resize_nearest_neighbor"}
RAW = list(V1)


def gradient(call, shape, dtype, grad):
    """What a tape says, in words where it says None."""
    images = tf.zeros(shape, dtype)
    with tf.GradientTape() as tape:
        tape.watch(images)
        output = call(images)
    result = tape.gradient(output, images, output_gradients=tf.constant(grad))
    if result is None:
        raise NotImplementedError(f"ResizeBicubic has a gradient for float32 and float64, and None for {dtype}")
    return as_array(result)


def as_array(tensor):
    """An array as a file can hold it: there is no bfloat16, but float32 holds its values."""
    return (tf.cast(tensor, "float32") if tensor.dtype == tf.bfloat16 else tensor).numpy()


def length(random):
    return int(pick(random, [1, 2, 3, 5, 8, int(random.integers(1, 30))]))


def values(random, shape, dtype):
    """Ordinary numbers, now and then with infinities, zeros of both signs and widely spread magnitudes."""
    x = random.standard_normal(shape)
    kind = random.integers(8)
    if kind == 0:
        x *= 2.0 ** random.integers(-12, 12, shape)
    elif kind == 1:
        x = np.where(random.random(shape) < 0.1, np.float32("inf"), x)
    elif kind == 2:
        x = np.where(random.random(shape) < 0.7, -0.0, x)
    return x.astype(BF16 if dtype == "bfloat16" else dtype)


def output_of(call, shape, dtype):
    """The shape and type of the output, or any where the call raises an error."""
    try:
        output = call(tf.zeros(shape, dtype))
        return output.shape, output.dtype.name
    except tf.errors.InvalidArgumentError:
        return shape, dtype


def draw(random):
    """A random call."""
    kind = int(random.integers(5))
    dtype = pick(random, ["float32", "float32", "float32", "float64", "float16", "bfloat16"])
    batch, channels = int(pick(random, [1, 1, 2])), int(pick(random, [1, 2, 3, 4, 7, 16]))
    height, width, size = length(random), length(random), [length(random), length(random)]
    if random.random() < 0.1:
        size = [height, width]
    shape = [batch, height, width, channels]
    if kind == 0:
        method = pick(random, METHODS[:4])
        args = {"size": size, "method": method, "align_corners": bool(random.random() < 0.5)}

        def call(images):
            return tf.compat.v1.image.resize_images(images, **args)
        name = "tf.compat.v1.image." + pick(random, ["resize", "resize_images"])
    elif kind < 3:
        operation = pick(random, RAW)
        flags = pick(random, [{}, {"align_corners": True}, {"half_pixel_centers": True}])
        args = {"size": size, **flags}

        def call(images):
            return getattr(tf.raw_ops, operation)(images=images, **args)
        name = pick(random, ["tf.raw_ops." + operation, V1[operation]])
    else:
        method = pick(random, METHODS)
        args = {"size": size, "method": method, "antialias": bool(random.random() < 0.4)}
        if random.random() < 0.2:
            args["preserve_aspect_ratio"] = True
        if random.random() < 0.15:
            shape = shape[1:]

        def call(images):
            return tf.image.resize(images, **args)
        name = "tf.image.resize"
    grad = values(random, *output_of(call, shape, dtype))
    given = {**args, "input_shape": shape, "input_dtype": dtype}
    held = grad
    if grad.dtype == BF16:
        given["dtype"], held = "bfloat16", grad.astype("float32")
    return Call(name + ".backward", given, held, lambda: gradient(call, shape, dtype, grad))


def rule_of(call):
    """What a call is an example of: its gradient kernel, whether corners are aligned, and its type if it is another."""
    args = call.args
    method, dtype = args.get("method"), args["input_dtype"]
    if dtype == "float32":
        antialias = args.get("antialias") and method in ("bilinear", "bicubic")
        return call.call, method, antialias, args.get("align_corners")
    return (method, dtype) if method in ("nearest", "bilinear", "bicubic") else "another"
