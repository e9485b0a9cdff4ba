"""Random calls of TensorFlow's functions that crop, pad and resize images."""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import tensorflow as tf

from common import Call, pick

RECORDED_WITH = f"tensorflow {tf.__version__}"

METHODS = ["bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"]
NUMBERS = ["uint8", "uint8", "float32", "float32", "float64", "float16", "int8", "int16", "uint16", "int32", "int64"]


def images(random, types=NUMBERS, batch=True):
    shape = [int(random.integers(1, 30)), int(random.integers(1, 30)), pick(random, [1, 2, 3, 3, 4, 5])]
    if batch or random.integers(2):
        shape = [int(random.integers(1, 4))] + shape
    dtype = pick(random, types)
    if random.integers(40) == 0:
        shape[int(random.integers(len(shape)))] = 0
    if random.integers(40) == 0:
        shape = shape[:2]
    if dtype == "bool":
        return random.integers(0, 2, shape).astype(bool)
    if dtype.startswith("float"):
        return random.standard_normal(shape).astype(dtype)
    info = np.iinfo(dtype)
    return random.integers(info.min, info.max, shape, dtype=dtype, endpoint=True)


def length(random):
    return int(random.integers(0 if random.integers(40) == 0 else 1, 40))


def call(name, random, x, args):
    function = tf
    for part in name.split(".")[1:]:
        function = getattr(function, part)
    return Call(name, args, x, lambda: function(x, **args).numpy())


def crop_and_resize(random):
    x = images(random)
    count = int(random.integers(1, 6))
    kind = int(random.integers(3))
    if kind == 0:
        boxes = random.random((count, 4))
    elif kind == 1:
        boxes = random.standard_normal((count, 4)) * 0.7 + 0.5
    else:
        boxes = random.integers(-1, 6, (count, 4)) / 4
    boxes = boxes.astype("float32").tolist()
    last = max(1, x.shape[0]) + (random.integers(40) == 0)
    args = {"boxes": boxes, "box_indices": random.integers(0, last, count).tolist(),
            "crop_size": [length(random) // 2 + 1, length(random) // 2 + 1]}
    if random.integers(2):
        args["method"] = pick(random, ["bilinear", "nearest"])
    if random.integers(2):
        args["extrapolation_value"] = pick(random, [float(random.standard_normal()), 114, -3e38])
    if random.integers(60) == 0 and x.ndim == 4:
        args["crop_size"][0] = 0
    return call("tf.image.crop_and_resize", random, x, args)


V1 = ["bilinear", "bicubic", "nearest_neighbor", "area"]


def operation_of_v1(random):
    """An operation under the name that it has in TensorFlow 1."""
    operation = pick(random, V1)
    flags = [{}, {"align_corners": True}] + [{"half_pixel_centers": True}] * (operation != "area")
    args = {"size": [length(random), length(random)], **pick(random, flags)}
    return call("tf.compat.v1.image.resize_" + operation, random, images(random), args)


def draw(random):
    kind = pick(random, ["crop_and_resize", "pad", "crop_or_pad", "central_crop", "v1", "v1 operation"])
    if kind == "v1 operation":
        return operation_of_v1(random)
    if kind == "crop_and_resize":
        return crop_and_resize(random)
    if kind == "pad":
        x = images(random, batch=False)
        args = {"target_height": length(random), "target_width": length(random)}
        if random.integers(2):
            args["method"] = pick(random, METHODS)
        if random.integers(3) == 0:
            args["antialias"] = bool(random.integers(2))
        return call("tf.image.resize_with_pad", random, x, args)
    if kind == "crop_or_pad":
        x = images(random, NUMBERS + ["bool"], batch=False)
        args = {"target_height": length(random), "target_width": length(random)}
        return call("tf.image.resize_with_crop_or_pad", random, x, args)
    if kind == "central_crop":
        x = images(random, NUMBERS + ["bool"], batch=False)
        fraction = pick(random, [float(random.random()), float(random.integers(1, 9)) / 8, 0.875, 1.0])
        return call("tf.image.central_crop", random, x, {"central_fraction": fraction})
    args = {"size": [length(random), length(random)]}
    if random.integers(2):
        args["method"] = pick(random, METHODS[:4])
    if random.integers(2):
        args["align_corners"] = bool(random.integers(2))
    if random.integers(4) == 0:
        args["preserve_aspect_ratio"] = True
    x = images(random, batch=False)
    if random.integers(8) == 0 and x.ndim > 2:
        args["size"] = list(x.shape[-3:-1])
    return call(pick(random, ["tf.compat.v1.image.resize", "tf.compat.v1.image.resize_images"]), random, x, args)


def rule_of(call):
    """What a small call among the golden vectors is an example of."""
    return (call.call, call.args.get("method") if "crop_and" in call.call else call.input.dtype in ("uint8", "float32"))
