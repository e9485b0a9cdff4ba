"""Random calls of torchvision's functions and presets, for tensors and for images of Pillow.

Needs torch and torchvision; beside a CPU build of torch, torchvision's CUDA wheel needs stand-ins for CUDA's libraries.
"""
import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision.models import get_model_weights, get_weight, list_models
from torchvision.transforms import _presets, functional as v1
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional as v2

from common import Call, pick

RECORDED_WITH = f"torchvision {torchvision.__version__} torch {torch.__version__} {torch.backends.cpu.get_cpu_capability()}"
torch.set_num_threads(2)

# Sides of images are shorter than this; golden.py sets less.
LONGEST = 60
MODES = ["nearest", "nearest-exact", "bilinear", "bicubic", "lanczos"]
PIL_MODES = MODES + ["box", "hamming"]
INTEGERS = ["uint8", "int8", "int16", "uint16", "int32", "int64"]
TYPES = ["uint8", "uint8", "uint8", "float32", "float32", "float64", "float16", "int8", "int16", "uint16", "int32"]
# Pillow's modes with their bands and types.
BANDS = {"L": 1, "RGB": 3, "RGBA": 4, "LA": 2, "CMYK": 4, "1": 1, "P": 1, "I": 1, "F": 1, "I;16": 1}
WIDE = {"1": "bool", "I": "int32", "F": "float32", "I;16": "uint16"}


def length(random):
    return int(random.integers(1, 3 * LONGEST // 2))


def images(random, types=TYPES, channels=(1, 3, 3, 4, 5)):
    shape = [int(random.integers(1, 4)) for _ in range(int(random.integers(0, 3)))]
    shape += [pick(random, channels), int(random.integers(1, LONGEST)), int(random.integers(1, LONGEST))]
    return array(random, shape, pick(random, types))


def array(random, shape, dtype):
    if dtype == "bool":
        return random.random(shape) < 0.5
    if dtype.startswith("float"):
        return random.standard_normal(shape).astype(dtype)
    limits = np.iinfo(dtype)
    # All bits of the large types, so that they overflow, or few of them.
    few = dtype in ("int32", "int64") and random.integers(2)
    low, high = (-3000, 3000) if few else (limits.min, limits.max)
    return random.integers(low, high, shape, dtype=dtype, endpoint=True)


def picture(random, modes=tuple(BANDS)):
    """An image of Pillow as an array, and its mode."""
    mode = pick(random, list(modes) + ["RGB", "RGB", "L"])
    shape = [int(random.integers(1, LONGEST)), int(random.integers(1, LONGEST))]
    x = array(random, shape + [BANDS[mode]] * (BANDS[mode] > 1), WIDE.get(mode, "uint8"))
    if mode == "I":
        x //= 4  # What overshoots 32 bits is undefined in C.
    return x, mode


def opened(x, mode):
    """The image of Pillow that an array is of."""
    if mode in ("1", "I", "F", "I;16"):
        return Image.fromarray(x)
    image = Image.frombytes("L" if mode == "P" else mode, (x.shape[1], x.shape[0]), x.tobytes())
    if mode == "P":
        image.putpalette([level for level in range(256) for _ in range(3)])
    return image


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


def resizing(random, modes):
    args = {"interpolation": pick(random, modes)}
    if random.integers(3) == 0:
        args["antialias"] = bool(random.integers(2))
    return args


def python(args):
    """The same arguments as Python takes them."""
    given = dict(args)
    if "interpolation" in given:
        given["interpolation"] = InterpolationMode(given["interpolation"])
    if "dtype" in given:
        given["dtype"] = getattr(torch, given["dtype"])
    return given


def plain(result):
    """An image, or a tensor of any type, as an array."""
    if not isinstance(result, torch.Tensor):
        return np.asarray(result)
    return (result.float() if result.dtype == torch.bfloat16 else result).numpy()


def call(name, module, random, x, args, mode=None):
    """A call of a function on a tensor, or on an image of a mode."""
    context = {"num_threads": 2}
    if mode is not None:
        given = opened(x, mode)
        context = {"input_kind": "pil", "mode": mode}
    else:
        given = torch.from_numpy(x)
        if x.ndim == 4 and random.integers(3) == 0:
            given = given.contiguous(memory_format=torch.channels_last)
            context["memory_format"] = "channels_last"
    full = f"torchvision.transforms.{'v2.' if module is v2 else ''}functional.{name}"
    return Call(full, args, x, lambda: plain(getattr(module, name)(given, **python(args))), context)


def draw_resize(random):
    module = pick(random, [v1, v2, v2])
    if random.integers(3) == 0:
        x, mode = picture(random)
        args = {**size(random), **resizing(random, PIL_MODES)}
    else:
        x, mode = images(random), None
        args = {**size(random), **resizing(random, MODES)}
        if module is v1 and args["interpolation"] == "lanczos":
            args["interpolation"] = "bicubic"
    if module is v1 and args["size"] is None:
        args = {**args, "size": [length(random)]}
    return call("resize", module, random, x, args, mode)


def draw_resized_crop(random):
    module = pick(random, [v1, v2])
    pil = random.integers(3) == 0
    x, mode = picture(random) if pil else (images(random), None)
    crop = {"top": int(random.integers(-LONGEST // 3, LONGEST)), "left": int(random.integers(-LONGEST // 3, LONGEST)),
            "height": length(random), "width": length(random)}
    modes = PIL_MODES if pil else MODES if module is v2 else MODES[:-1]
    args = {**crop, "size": [length(random), length(random)], **resizing(random, modes)}
    return call("resized_crop", module, random, x, args, mode)


def draw_center_crop(random):
    x, mode = picture(random) if random.integers(3) == 0 else (images(random), None)
    return call("center_crop", pick(random, [v1, v2]), random, x, {"output_size": [length(random), length(random)]}, mode)


def draw_pad(random):
    pil = random.integers(3) == 0
    x, mode = picture(random) if pil else (images(random), None)
    padding_mode = pick(random, ["constant", "constant", "edge", "reflect", "symmetric"])
    count = pick(random, [1, 2, 4])
    # How torch refuses a negative padding that it cannot apply depends on where it notices.
    rows = x.shape[:2] if pil else x.shape[-2:]
    least = -3 if min(rows) >= 7 and (pil or padding_mode == "constant") else 0
    args = {"padding": [int(random.integers(least, 12)) for _ in range(count)], "padding_mode": padding_mode}
    if padding_mode == "symmetric" and not pil:
        # Which of several wrong indices torch names depends on its threads.
        args["padding"] = [min(border, *rows) for border in args["padding"]]
    channels = (x.shape[2] if x.ndim == 3 else 1) if pil else x.shape[-3]
    if padding_mode == "constant" and random.integers(3):
        several = random.integers(2)
        # A tensor of a type without sign takes no negative values.
        low = 0 if x.dtype.name in ("uint8", "uint16", "bool") and not pil else -20
        high = 100 if x.dtype.name == "int8" else 280 if pil else 250
        values = [float(random.integers(low, high)) + pick(random, [0, 0, 0.75]) for _ in range(channels if several else 1)]
        args["fill"] = values if several else values[0]
    return call("pad", v2, random, x, args, mode)


def draw_normalize(random):
    x = images(random, ["float32", "float64", "float16"])
    channels = x.shape[-3]
    args = {"mean": [float(v) for v in random.random(channels)], "std": [float(v) for v in random.random(channels) + 0.1]}
    return call("normalize", pick(random, [v1, v2]), random, x, args)


def draw_dtype(random):
    x = images(random, INTEGERS + ["bool", "float32", "float32", "float64", "float16"])
    if x.dtype.kind == "f":
        # Mostly in the range of an image; else what integers do not hold.
        x = (x * pick(random, [0.3, 0.3, 3, 400, 60000])).astype(x.dtype)
    kind = pick(random, ["v2", "v2", "v1", "plain"])
    args = {"dtype": pick(random, INTEGERS + ["bool", "float32", "float64", "float16", "bfloat16"])}
    if x.dtype.kind == "f" and args["dtype"] == "int64":
        args["dtype"] = "int32"  # What int64 does not hold is its lowest value there, and saturates here.
    if kind == "v1":
        return call("convert_image_dtype", pick(random, [v1, v1, v2]), random, x, args)
    return call("to_dtype", v2, random, x, {**args, "scale": kind == "v2"})


def draw_gray(random):
    args = {"num_output_channels": pick(random, [1, 1, 3])}
    module = pick(random, [v1, v2])
    if random.integers(3) == 0:
        x, mode = picture(random, ("L", "LA", "RGB", "RGBA"))
        return call("rgb_to_grayscale", module, random, x, args, mode)
    types = ["uint8", "uint8", "float32", "float64", "int16", "int32"] + ["float16"] * (module is v1)
    return call("rgb_to_grayscale", module, random, images(random, types, [1, 3, 3, 3]), args)


def draw_tensor(random):
    kind = pick(random, ["to_tensor", "to_tensor", "pil_to_tensor", "to_image"])
    module = v1 if kind == "to_tensor" else v2 if kind == "to_image" else pick(random, [v1, v2])
    if kind == "pil_to_tensor" or random.integers(2):
        x, mode = picture(random)
        return call(kind, module, random, x, {}, mode)
    shape = [int(random.integers(1, LONGEST)) for _ in range(2)] + [int(random.integers(1, 6))] * int(random.integers(2))
    x = array(random, shape, pick(random, ["uint8", "uint8", "int16", "uint16", "float32", "float64", "bool"]))
    full = f"torchvision.transforms.{'v2.' if module is v2 else ''}functional.{kind}"
    return Call(full, {}, x, lambda: plain(getattr(module, kind)(x)), {"input_kind": "numpy"})


def weight_names():
    enumerations = [get_model_weights(model) for model in list_models()]
    names = {f"{each.__name__}.{name}" for each in enumerations for name in each.__members__}
    return sorted(name for name in names if "Raft" not in name)  # Raft's take two images.


NAMES = weight_names()


def draw_preset(random):
    name = pick(random, ["ImageClassification", "SemanticSegmentation", "ObjectDetection", "VideoClassification"])
    args = {}
    if name != "ObjectDetection":
        args["resize_size"] = int(random.integers(1, LONGEST))
        args["interpolation"] = pick(random, MODES[:-1])
        if random.integers(2):
            args["mean"] = [float(v) for v in random.random(3)]
            args["std"] = [float(v) for v in random.random(3) + 0.1]
    if name == "ImageClassification":
        args["crop_size"] = int(random.integers(1, LONGEST))
    if name == "SemanticSegmentation" and random.integers(4) == 0:
        args["resize_size"] = None
    if name in ("ImageClassification", "SemanticSegmentation") and random.integers(3) == 0:
        args["antialias"] = bool(random.integers(2))
    if name == "VideoClassification":
        args["crop_size"] = [int(random.integers(1, LONGEST)), int(random.integers(1, LONGEST))]
        args["resize_size"] = [int(random.integers(1, LONGEST)) for _ in range(random.integers(1, 3))]
    return preset(random, f"torchvision.transforms._presets.{name}", args,
                  lambda: getattr(_presets, name)(**python(args)), name == "VideoClassification")


def draw_weights(random):
    name = pick(random, NAMES)
    transforms = get_weight(name).transforms()
    video = type(transforms).__name__ == "VideoClassification"
    return preset(random, "torchvision.models.get_weight.transforms", {"weights": name}, lambda: transforms, video)


def preset(random, full, args, make, video):
    context = {"num_threads": 2}
    if not video and random.integers(2):
        x, mode = picture(random, ("RGB",))
        if x.ndim == 2:
            mode = "RGB"
            x = np.stack([x] * 3, 2)
        given = opened(x, mode)
        context = {"input_kind": "pil", "mode": mode}
    else:
        shape = [3, int(random.integers(1, LONGEST)), int(random.integers(1, LONGEST))]
        leading = int(random.integers(1, 3)) if video else int(random.integers(2))
        shape = [int(random.integers(1, 4)) for _ in range(leading)] + shape
        x = array(random, shape, pick(random, ["uint8", "uint8", "float32", "int16"]))
        given = torch.from_numpy(x)
    return Call(full, args, x, lambda: plain(make()(given)), context)


def rule_of(call):
    """What a call is an example of, for golden.py."""
    pil = call.context.get("input_kind") == "pil"
    name = call.call.rsplit(".", 1)[1]
    args = call.args
    kind = call.input.dtype.kind
    detail = None
    second = "v2" in call.call
    if name == "resize" and second and pil:
        detail = args["interpolation"] in ("bilinear", "lanczos")
    elif name == "resize" and second and args["interpolation"] == "bicubic":
        detail = call.input.dtype.name == "int8"
    elif name == "pad":
        detail = isinstance(args.get("fill"), list), pil and args["padding_mode"] in ("reflect", "symmetric")
    elif name == "to_dtype" and args["scale"] or name == "convert_image_dtype" and not second:
        to = np.dtype(args["dtype"].removeprefix("b")).kind if args["dtype"] != "bool" else "b"
        detail = kind + to if kind + to in ("fi", "fu", "iu", "ui") else None
    elif name == "to_tensor":
        detail = pil and call.input.dtype.name in ("bool", "uint16")
    return call.call, pil, detail


KINDS = [draw_resize] * 4 + [draw_resized_crop, draw_center_crop, draw_pad, draw_pad, draw_normalize, draw_dtype,
                             draw_dtype, draw_gray, draw_tensor, draw_preset, draw_preset, draw_weights]


def draw(random):
    return pick(random, KINDS)(random)
