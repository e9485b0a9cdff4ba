"""Random gradients of Keras: keras.layers.UpSampling1D, 2D and 3D, and keras.ops.image.resize.

The backend is TensorFlow, or PyTorch with KERAS_BACKEND=torch, which has only keras.ops.image.resize here.
"""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import ml_dtypes
import numpy as np
import keras

from common import Call, pick
from tf_gradients import length, values

RECORDED_WITH = "keras " + keras.__version__
BACKEND = keras.backend.backend()
INTERPOLATIONS = ["nearest", "bilinear", "bicubic", "lanczos3", "lanczos5", "area"]
BF16 = ml_dtypes.bfloat16


def on_tensorflow(call, shape, dtype, grad):
    """What a tape says, in words where it says None."""
    import tensorflow as tf
    inputs = tf.zeros(shape, dtype)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        output = call(inputs)
    result = tape.gradient(output, inputs, output_gradients=tf.constant(grad))
    if result is None:
        raise NotImplementedError(f"ResizeBicubic has a gradient for float32 and float64, and None for {dtype}")
    return (tf.cast(result, "float32") if result.dtype == tf.bfloat16 else result).numpy()


def on_torch(call, shape, dtype, grad):
    """What autograd says."""
    import torch
    inputs = torch.zeros(shape, dtype=getattr(torch, dtype), requires_grad=True)
    output = call(inputs)
    bfloat16 = grad.dtype == BF16
    given = torch.from_numpy(grad.astype("float32") if bfloat16 else grad).to(output.dtype)
    result, = torch.autograd.grad(output, inputs, given)
    return (result.float() if result.dtype == torch.bfloat16 else result).numpy()


def layer(random):
    axes = int(pick(random, [1, 2, 2, 3]))
    small = axes == 3
    dtype = pick(random, ["float32", "float32", "float64", "float16", "bfloat16"])
    size = [int(random.integers(1, 8)) for _ in range(axes)]
    if random.random() < 0.4:  # From 4, 8 and 16 on, Eigen adds in several sums, and from 16 and 32 on in more.
        size[int(random.integers(axes))] = int(random.integers(8, 20 if random.random() < 0.6 else 140))
        small = True
    spatial = [min(length(random), 5) if small else length(random) for _ in range(axes)]
    channels = int(pick(random, [1, 2, 3, 8, 11, 17]))
    args = {"size": size[0] if axes == 1 else size}
    first = axes > 1 and random.random() < 0.4
    if axes > 1:
        args["data_format"] = "channels_first" if first else "channels_last"
    if axes == 2:
        args["interpolation"] = pick(random, ["nearest"] * 4 + INTERPOLATIONS)
    batch = int(pick(random, [1, 2]))
    shape = [batch, channels, *spatial] if first else [batch, *spatial, channels]
    policy = pick(random, ["float32", dtype])
    call = getattr(keras.layers, f"UpSampling{axes}D")(**args, dtype=policy)
    return f"keras.layers.UpSampling{axes}D", args, call, shape, dtype, {"dtype_policy": policy}


def image_resize(random):
    dtype = pick(random, ["float32", "float32", "float64", "float16", "bfloat16"])
    first = bool(random.random() < 0.4)
    args = {"size": [length(random), length(random)],
            "interpolation": pick(random, INTERPOLATIONS if BACKEND == "tensorflow" else INTERPOLATIONS[:3]),
            "antialias": bool(random.random() < 0.4),
            "data_format": "channels_first" if first else "channels_last"}
    kind = random.integers(4)
    if kind < 2:
        args["crop_to_aspect_ratio" if kind == 0 else "pad_to_aspect_ratio"] = True
    channels, spatial = int(pick(random, [1, 2, 3, 5])), [length(random), length(random)]
    shape = [channels, *spatial] if first else [*spatial, channels]
    if random.random() < 0.8:
        shape = [int(pick(random, [1, 2])), *shape]
    return "keras.ops.image.resize", args, lambda images: keras.ops.image.resize(images, **args), shape, dtype, {}


def output_of(call, shape, dtype):
    """The shape and type of the output, or any where the call raises an error."""
    try:
        output = call(keras.ops.zeros(shape, dtype))
        return tuple(output.shape), keras.backend.standardize_dtype(output.dtype)
    except Exception:  # The recorder makes the call again and keeps the error.
        return tuple(shape), dtype


def draw(random):
    """A random call."""
    layers = BACKEND == "tensorflow" and random.random() < 0.5
    name, args, call, shape, dtype, context = layer(random) if layers else image_resize(random)
    output, kind = output_of(call, shape, dtype)
    grad = values(random, output, kind)
    given = {**args, "input_shape": shape, "input_dtype": dtype}
    held = grad
    if grad.dtype == BF16:
        given["dtype"], held = "bfloat16", grad.astype("float32")
    gradient = on_tensorflow if BACKEND == "tensorflow" else on_torch
    return Call(name + ".backward", given, held, lambda: gradient(call, shape, dtype, grad),
                context={"keras_backend": BACKEND, **context})


def rule_of(call):
    """What a call is an example of: its interpolation, its borders or its type."""
    args = call.args
    if call.call == "keras.ops.image.resize.backward":
        borders = args.get("crop_to_aspect_ratio"), args.get("pad_to_aspect_ratio")
        return (BACKEND, *borders) if any(borders) else (BACKEND, args["interpolation"])
    return call.call, args["input_dtype"] in ("float16", "bfloat16")
