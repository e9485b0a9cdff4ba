"""Random calls of torchvision's functions for tensors.

Needs torch and torchvision; beside a CPU build of torch, torchvision's CUDA wheel needs stand-ins for CUDA's libraries.
"""
import numpy as np
import torch
import torchvision
from torchvision.transforms import functional as v1
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional as v2

from common import Call, pick

RECORDED_WITH = f"torchvision {torchvision.__version__} torch {torch.__version__} {torch.backends.cpu.get_cpu_capability()}"
torch.set_num_threads(2)

MODES = ["nearest", "nearest-exact", "bilinear", "bicubic", "lanczos"]
TYPES = ["uint8", "uint8", "uint8", "float32", "float32", "float64", "float16", "int16", "int32"]


def images(random, types=TYPES):
    shape = [int(random.integers(1, 4)) for _ in range(int(random.integers(0, 3)))]
    shape += [pick(random, [1, 3, 3, 4, 5]), int(random.integers(1, 60)), int(random.integers(1, 60))]
    dtype = pick(random, types)
    if dtype.startswith("float"):
        return random.standard_normal(shape).astype(dtype)
    # Overshoots of a signed type wrap round in torch; they are kept inside here.
    low, high = (0, 256) if dtype == "uint8" else (-3000, 3000)
    return random.integers(low, high, shape).astype(dtype)


def length(random):
    return int(random.integers(1, 90))


def size(random):
    args = {}
    kind = int(random.integers(5))
    if kind < 2:
        args["size"] = [length(random), length(random)]
    elif kind < 4:
        args["size"] = [length(random)]
        if random.integers(2):
            args["max_size"] = int(random.integers(1, 120))
    else:
        args["size"] = None
        args["max_size"] = length(random)
    return args


def resizing(random):
    args = {"interpolation": pick(random, MODES)}
    if random.integers(3) == 0:
        args["antialias"] = bool(random.integers(2))
    return args


def python(args):
    """The same arguments as Python takes them."""
    given = dict(args)
    if "interpolation" in given:
        given["interpolation"] = InterpolationMode(given["interpolation"])
    return given


def call(name, module, random, x, args):
    tensor = torch.from_numpy(x)
    context = {"num_threads": 2}
    if x.ndim == 4 and random.integers(3) == 0:
        tensor = tensor.contiguous(memory_format=torch.channels_last)
        context["memory_format"] = "channels_last"
    full = f"torchvision.transforms.{'v2.' if module is v2 else ''}functional.{name}"
    return Call(full, args, x, lambda: getattr(module, name)(tensor, **python(args)).numpy(), context)


def draw(random):
    kind = pick(random, ["v2", "v2", "v2", "v1", "resized_crop", "center_crop", "pad", "normalize"])
    x = images(random)
    if kind == "v2":
        return call("resize", v2, random, x, {**size(random), **resizing(random)})
    if kind == "v1":
        args = {**size(random), **resizing(random)}
        if args["size"] is None:
            args = {**args, "size": [length(random)]}
        if args["interpolation"] == "lanczos":
            args["interpolation"] = "bicubic"
        return call("resize", v1, random, x, args)
    if kind == "resized_crop":
        top, left = int(random.integers(-20, 60)), int(random.integers(-20, 60))
        crop = {"top": top, "left": left, "height": length(random), "width": length(random)}
        args = {**crop, "size": [length(random), length(random)], **resizing(random)}
        return call("resized_crop", v2, random, x, args)
    if kind == "center_crop":
        return call("center_crop", pick(random, [v1, v2]), random, x, {"output_size": [length(random), length(random)]})
    if kind == "pad":
        mode = pick(random, ["constant", "constant", "edge", "reflect", "symmetric"])
        count = pick(random, [1, 2, 4])
        # How torch refuses a negative padding that it cannot apply depends on where it notices.
        least = 0 if mode != "constant" or min(x.shape[-2:]) < 7 else -3
        args = {"padding": [int(random.integers(least, 12)) for _ in range(count)], "padding_mode": mode}
        if mode == "constant" and random.integers(2):
            args["fill"] = float(random.integers(0, 100))
        return call("pad", v2, random, x, args)
    x = images(random, ["float32", "float64", "float16"])
    channels = x.shape[-3]
    args = {"mean": [float(v) for v in random.random(channels)], "std": [float(v) for v in random.random(channels) + 0.1]}
    return call("normalize", v2, random, x, args)
