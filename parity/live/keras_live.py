"""Random calls of Keras' layers that prepare and enlarge images, on TensorFlow."""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np
import tensorflow as tf
from keras.applications import imagenet_utils

from common import Call, pick

RECORDED_WITH = f"tensorflow {tf.__version__} keras {keras.__version__}"

INTEGERS = ["uint8", "int8", "int16", "uint16", "int32", "int64"]
TYPES = ["uint8", "uint8", "float32", "float32", "float32", "float64", "float16"] + INTEGERS
POLICIES = ["float32", "float32", "float32", "mixed_float16", "mixed_bfloat16", "float64", "float16"]


def array(random, shape, types=TYPES):
    dtype = pick(random, types)
    if dtype == "bool":
        return random.integers(0, 2, shape).astype(bool)
    if dtype.startswith("float"):
        return (random.standard_normal(shape) * pick(random, [1, 200])).astype(dtype)
    # Beyond 2^24 Keras and its backend saturate at other values.
    low, high = max(np.iinfo(dtype).min, -(1 << 24)), min(np.iinfo(dtype).max, 1 << 24)
    return random.integers(low, high, shape, dtype=dtype, endpoint=True)


def image_shape(random, channels=(1, 2, 3, 3, 4)):
    shape = [int(random.integers(1, 25)), int(random.integers(1, 25))]
    first = random.integers(3) == 0
    shape = [pick(random, channels)] + shape if first else shape + [pick(random, channels)]
    if random.integers(2):
        shape = [int(random.integers(0 if random.integers(20) == 0 else 1, 4))] + shape
    if random.integers(40) == 0:
        shape = [1, 1] + shape[-3:]
    return shape, {"data_format": "channels_first"} if first else {}


def layer(random, name, args, x):
    policy = pick(random, POLICIES)
    if x.dtype.kind == "i" and x.dtype.itemsize > 2 or x.dtype == "uint16":
        policy = "float32"

    def compute():
        result = getattr(keras.layers, name)(**args, dtype=policy)(x)
        if result.dtype == "bfloat16":
            result = tf.cast(result, "float32")
        return result.numpy()

    return Call(f"keras.layers.{name}", args, x, compute,
                {"keras_backend": "tensorflow", **({} if policy == "float32" else {"dtype_policy": policy})})


def resizing(random):
    shape, args = image_shape(random)
    args = {"height": int(random.integers(1, 30)), "width": int(random.integers(1, 30)), **args}
    if random.integers(2):
        args["interpolation"] = pick(random, ["bilinear", "nearest", "bicubic", "lanczos3", "lanczos5", "area"])
    if random.integers(30) == 0:
        args["interpolation"] = pick(random, ["gaussian", "BILINEAR"])
    if random.integers(3) == 0:
        args["antialias"] = True
    kind = int(random.integers(3))
    if kind == 1 or random.integers(30) == 0:
        args["crop_to_aspect_ratio"] = True
    if kind == 2:
        args["pad_to_aspect_ratio"] = True
    if random.integers(2):
        args["fill_value"] = pick(random, [0, 1, 114, 0.0, 114.0, float(random.standard_normal())])
    if random.integers(30) == 0 and "crop_to_aspect_ratio" not in args:
        args["fill_mode"] = "reflect"
    return layer(random, "Resizing", args, array(random, shape))


def center_crop(random):
    shape, args = image_shape(random)
    args = {"height": int(random.integers(1, 30)), "width": int(random.integers(1, 30)), **args}
    return layer(random, "CenterCrop", args, array(random, shape, TYPES + ["bool"]))


def tensor(random):
    return [int(random.integers(0 if random.integers(20) == 0 else 1, 7)) for _ in range(int(random.integers(1, 5)))]


def numbers(random, count):
    return [float(v) for v in random.standard_normal(count)]


def rescaling(random):
    shape = tensor(random)
    count = max(1, shape[-1])
    if random.integers(30) == 0:
        count += 1
    scale = numbers(random, count) if random.integers(2) else pick(random, [1 / 255, 1 / 127.5, 2, 0.1])
    args = {"scale": scale}
    if random.integers(2):
        args["offset"] = numbers(random, count) if random.integers(2) else pick(random, [-1, 0.5, 0.1])
    return layer(random, "Rescaling", args, array(random, shape, TYPES + ["bool"]))


def normalization(random):
    shape = tensor(random)
    args = {}
    axis = -1
    if random.integers(3) == 0:
        axis = int(random.integers(-len(shape), len(shape)))
        args["axis"] = axis
    if random.integers(6) == 0:
        args["axis"] = None
    count = max(1, shape[axis]) + int(random.integers(40) == 0)
    if args.get("axis", -1) is None or random.integers(3) == 0:
        args["mean"], args["variance"] = float(random.standard_normal()), float(random.random())
    elif random.integers(20):
        args["mean"], args["variance"] = numbers(random, count), [abs(v) for v in numbers(random, count)]
    if random.integers(3) == 0:
        args["invert"] = True
    return layer(random, "Normalization", args, array(random, shape, TYPES + ["bool"]))


def preprocess(random):
    shape, args = image_shape(random, (1, 3, 3, 3, 4))
    shape = shape if len(shape) < 5 else shape[-3:]
    if random.integers(6):
        args["mode"] = pick(random, ["caffe", "tf", "torch"] + ["pytorch"] * int(random.integers(20) == 0))
    x = array(random, shape, TYPES + ["bool"])
    return Call("keras.applications.imagenet_utils.preprocess_input", args, x,
                lambda: imagenet_utils.preprocess_input(x.copy(), **args), {"keras_backend": "tensorflow"})


def draw(random):
    return pick(random, [resizing, resizing, center_crop, rescaling, normalization, preprocess])(random)


def rule_of(call):
    """What a small call among the golden vectors is an example of."""
    return (call.call, call.args.get("mode"), call.input.dtype == "uint8", call.context.get("dtype_policy") == "float16")
