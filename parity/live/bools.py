"""Random calls with arrays of truth values: what those frameworks that this Python has compute, or how they refuse.

PyTorch, torchvision and OpenCV, or TensorFlow, Keras and JAX.
"""
import importlib
import importlib.util
import os
import re

import numpy as np

from common import Call, pick

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")


def there(module):
    return importlib.util.find_spec(module) is not None


def length(random):
    return int(random.integers(1, 20))


def truth(random, *shape):
    return random.random(shape) < 0.5


def image(random):
    """[n, h, w, c]"""
    return truth(random, int(random.integers(1, 3)), length(random), length(random), pick(random, [1, 2, 3, 4]))


class InvalidArgumentError(Exception):
    """TensorFlow's error, without the description of its operation."""


def told(call):
    """The same call, whose error is what TensorFlow says about the type."""
    def compute():
        try:
            return call().numpy()
        except Exception as error:
            found = re.search(r"Value for attr .*", str(error))
            if not found:
                raise
            raise InvalidArgumentError(found.group()) from error
    return compute


def torch_call(random):
    import torch
    rank = pick(random, [3, 4, 4, 5])
    x = truth(random, 1, pick(random, [1, 3, 4]), *[length(random) for _ in range(rank - 2)])
    if random.integers(4) == 0:
        name, key = pick(random, [("PixelShuffle", "upscale_factor"), ("PixelUnshuffle", "downscale_factor")])
        x = truth(random, 1, 4, 2 * length(random), 2 * length(random))
        return Call(f"torch.nn.{name}", {key: 2}, x, lambda: getattr(torch.nn, name)(2)(torch.from_numpy(x)).numpy())
    linear = {3: "linear", 4: "bilinear", 5: "trilinear"}[rank]
    args = {"size": [length(random) for _ in range(rank - 2)], "mode": pick(random, ["nearest", "nearest-exact", "area", linear])}
    if rank == 4 and random.integers(3) == 0:
        args["mode"] = "bicubic"
    if rank == 4 and args["mode"].startswith("bi") and random.integers(2):
        args["antialias"] = True
    call = torch.nn.functional.interpolate
    return Call("torch.nn.functional.interpolate", args, x, lambda: call(torch.from_numpy(x), **args).numpy(), {"num_threads": 2})


def torchvision_call(random):
    import torch
    from torchvision.transforms import InterpolationMode, functional as v1
    from torchvision.transforms.v2 import functional as v2
    module, name = pick(random, [(v1, "torchvision.transforms.functional."), (v2, "torchvision.transforms.v2.functional.")])
    x = truth(random, pick(random, [1, 3, 3, 4]), length(random), length(random))
    call = pick(random, ["resize", "resize", "resized_crop", "center_crop", "pad", "normalize"])
    size = [length(random), length(random)]
    scaling = {"size": size, "interpolation": pick(random, ["nearest", "nearest-exact", "bilinear", "bicubic"]),
               "antialias": bool(random.integers(2))}
    args = {"resize": scaling, "resized_crop": {"top": 0, "left": 0, "height": length(random), "width": length(random), **scaling},
            "center_crop": {"output_size": size}, "pad": {"padding": size, "padding_mode": pick(random, ["constant", "edge"])},
            "normalize": {"mean": [0.5], "std": [0.5]}}[call]
    if call == "pad":
        module, name = v2, "torchvision.transforms.v2.functional."

    def compute():
        given = dict(args)
        if "interpolation" in given:
            given["interpolation"] = InterpolationMode(given["interpolation"])
        return getattr(module, call)(torch.from_numpy(x), **given).numpy()

    return Call(name + call, args, x, compute, {"num_threads": 2})


def opencv_call(random):
    import cv2
    x = truth(random, length(random), length(random), pick(random, [1, 3]))
    x = x[:, :, 0] if x.shape[2] == 1 else x
    args = {"dsize": [length(random), length(random)],
            "interpolation": pick(random, ["INTER_NEAREST", "INTER_NEAREST_EXACT", "INTER_LINEAR", "INTER_AREA", "INTER_CUBIC"])}
    return Call("cv2.resize", args, x, lambda: cv2.resize(x, args["dsize"], interpolation=getattr(cv2, args["interpolation"])))


def tensorflow_call(random):
    import tensorflow as tf
    x = image(random)
    size = {"size": [length(random), length(random)]}
    target = {"target_height": length(random), "target_width": length(random)}
    box = {"boxes": [[0.0, 0.0, 1.0, 1.0]], "box_indices": [0], "crop_size": [3, 4]}
    v1 = "tf.compat.v1.image.resize_"
    name, args = pick(random, [
        ("tf.image.resize", {**size, "method": pick(random, ["nearest", "bilinear", "bicubic", "area", "lanczos3", "gaussian"])}),
        ("tf.image.resize_with_pad", target), ("tf.image.resize_with_crop_or_pad", target), ("tf.image.crop_and_resize", box),
        (v1 + "nearest_neighbor", size), (v1 + "bilinear", size), (v1 + "area", size), (v1 + "bicubic", size)])
    call = tf
    for part in name.split(".")[1:]:
        call = getattr(call, part)
    return Call(name, args, x, told(lambda: call(x, **args)))


def keras_call(random):
    import keras
    x = image(random)
    interpolation = {"interpolation": pick(random, ["nearest", "nearest", "bilinear", "bicubic", "lanczos3", "area"])}
    name, args = pick(random, [
        ("UpSampling1D", {"size": 2}), ("UpSampling3D", {"size": [1, 2, 3]}), ("UpSampling2D", {"size": [2, 3], **interpolation}),
        ("Resizing", {"height": length(random), "width": length(random), **interpolation}), ("resize", interpolation)])
    if name in ("UpSampling1D", "UpSampling3D"):
        x = x[:, 0] if name == "UpSampling1D" else x[None]
    context = {"keras_backend": keras.backend.backend()}
    given = keras.ops.convert_to_tensor(x)
    if name == "resize":
        args = {"size": [length(random), length(random)], **args}
        return Call("keras.ops.image.resize", args, x, told(lambda: keras.ops.image.resize(given, **args)), context)
    return Call("keras.layers." + name, args, x, told(lambda: getattr(keras.layers, name)(**args)(given)), context)


def jax_call(random):
    import jax.image
    x = truth(random, length(random), length(random))
    args = {"shape": [length(random), length(random)], "method": pick(random, ["nearest", "nearest", "linear", "cubic"])}
    compare = "bits" if args["method"] == "nearest" else {"rtol": 3e-6, "atol": 3e-6}
    return Call("jax.image.resize", args, x, lambda: np.asarray(jax.image.resize(x, **args)), compare=compare)


NAMES = {"cv2": "opencv"}
CALLS = [(module, call) for module, call in [("torch", torch_call), ("torchvision", torchvision_call), ("cv2", opencv_call),
                                             ("tensorflow", tensorflow_call), ("keras", keras_call), ("jax", jax_call)]
         if there(module)]
if not CALLS:
    raise ImportError("none of the frameworks is there")


RECORDED_WITH = "truth values"


def draw(random):
    """A random call, recorded with its own framework."""
    module, call = pick(random, CALLS)
    drawn = call(random)
    drawn.context["recorded_with"] = f"{NAMES.get(module, module)} {importlib.import_module(module).__version__}"
    return drawn
