"""Random calls of Pillow for live.py."""
import numpy as np
import PIL
from PIL import Image, ImageOps

from common import Call, pick

RECORDED_WITH = "Pillow " + PIL.__version__
FILTERS = ["NEAREST", "BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS"]
MODES = ["1", "P", "PA", "L", "LA", "La", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", "HSV", "LAB", "I", "I;16", "F"]
BANDS = {"LA": 2, "La": 2, "PA": 2, "RGBA": 4, "RGBa": 4, "RGBX": 4, "CMYK": 4, "RGB": 3, "YCbCr": 3, "HSV": 3, "LAB": 3}


def image_and_array(random, mode):
    """An image of a mode and the array that numpy makes of it."""
    width, height = (int(pick(random, [1, 2, 3, 5, 8, 17, 33, 64, int(random.integers(1, 140))])) for _ in range(2))
    if random.random() < 0.06:
        width, height = int(random.integers(1, 4)), int(random.integers(150, 700))
    shape = (height, width) + ((BANDS[mode],) if mode in BANDS else ())
    if mode == "1":
        array = random.integers(0, 2, shape).astype(bool)
        return Image.fromarray(array), array
    if mode == "I":  # Sums of four pixels and overshoots stay within 32 bits: beyond, C defines nothing.
        array = (random.normal(0, 1, shape) * 10.0 ** random.integers(0, 8)).astype(np.int32)
    elif mode == "F":
        array = (random.normal(0, 1, shape) * 10.0 ** random.integers(-3, 6)).astype(np.float32)
        if random.random() < 0.05:
            array.reshape(-1)[random.integers(array.size)] = pick(random, [np.nan, np.inf, -np.inf, -0.0])
    else:
        kind = np.uint16 if mode == "I;16" else np.uint8
        top = np.iinfo(kind).max + 1
        array = random.integers(0, top, shape).astype(kind)
        if random.random() < 0.4:  # Extremes overshoot, and are opaque or transparent.
            array = np.where(random.random(shape) < 0.6, pick(random, [0, top - 1]), array).astype(kind)
    if mode in ("P", "PA"):
        image = Image.frombytes(mode, (width, height), array.tobytes())
    elif mode in ("I;16", "I", "F"):
        image = Image.frombytes(mode, (width, height), array.tobytes())
    else:
        image = Image.frombytes(mode, (width, height), array.tobytes(), "raw", mode)
    assert np.array_equal(np.asarray(image), array, equal_nan=mode == "F"), mode
    return image, array


def length(random, n):
    """A new length for one of n pixels: smaller, larger, equal, extreme."""
    kind = random.random()
    if kind < 0.1:
        return n
    if kind < 0.5:
        return int(random.integers(1, n + 1))
    return int(random.integers(1, 200)) if kind < 0.9 else int(pick(random, [1, 2, 2 * n, 3 * n, max(n // 2, 1)]))


def box(random, image):
    """A part of an image: on pixels, anywhere, empty, or wrong."""
    kind = random.random()
    ends = []
    for n in image.size:
        a, b = sorted(random.random(2) * n)
        if kind < 0.3:
            a, b = int(a), int(np.ceil(b))
        elif kind < 0.33:
            a = b
        elif kind < 0.37:
            a, b = pick(random, [(-1.5, b), (a, n + 1), (b, a)])
        ends.append((a, b) if isinstance(a, int) and isinstance(b, int) else (float(a), float(b)))
    return [ends[0][0], ends[1][0], ends[0][1], ends[1][1]]


def resample(random):
    return pick(random, FILTERS) if random.random() < 0.97 else 9


def python_words(args):
    """Tuples for lists and filters for their names: a box that is a list equals no whole image in Pillow."""
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in args.items()}
    for key in ("resample", "method"):
        if isinstance(given.get(key), str):
            given[key] = Image.Resampling[given[key]]
    return given


def draw_resize(random, image):
    args = {"size": [length(random, n) for n in image.size]}
    if random.random() < 0.01:
        args["size"][0] = 0
    if random.random() < 0.9:
        args["resample"] = resample(random)
    if random.random() < 0.4:
        args["box"] = box(random, image)
        if random.random() < 0.15:
            args["size"] = [max(1, int(args["box"][2] - args["box"][0])), max(1, int(args["box"][3] - args["box"][1]))]
    if random.random() < 0.25 and 0 not in args["size"]:
        args["reducing_gap"] = float(pick(random, [1.0, 1.1, 2.0, 3.0, 0.5]))
    given = python_words(args)
    return "PIL.Image.resize", args, lambda: image.resize(**given)


def draw_reduce(random, image):
    factor = [int(random.integers(1, 9)) for _ in range(2)]
    args = {"factor": factor if random.random() < 0.6 else factor[0]}
    if random.random() < 0.4:
        args["box"] = [int(v) for v in box(random, image)]
    given = python_words(args)
    return "PIL.Image.reduce", args, lambda: image.reduce(**given)


def draw_thumbnail(random, image):
    args = {"size": [int(random.integers(1, 80)) if random.random() < 0.8 else float(random.random() * 80 + 1)
                     for _ in range(2)]}
    if random.random() < 0.7:
        args["resample"] = pick(random, FILTERS)
    if random.random() < 0.5:
        args["reducing_gap"] = pick(random, [None, 1.0, 1.5, 3.0])
    given = python_words(args)

    def thumbnail():
        copy = image.copy()
        copy.thumbnail(**given)
        return copy
    return "PIL.Image.thumbnail", args, thumbnail


def colour(random, mode):
    bands = BANDS.get(mode, 1)
    if mode == "F":
        return float(np.float32(random.normal()))
    if bands == 1:
        return int(random.integers(0, 300))
    values = [int(v) for v in random.integers(-9, 270, bands)]
    return values if random.random() < 0.7 else int(random.integers(0, 1 << 31))


def draw_image_ops(random, image, name):
    args = {"size": [int(random.integers(1, 90)) for _ in range(2)]}
    if random.random() < 0.7:
        args["method"] = pick(random, FILTERS)
    if name in ("fit", "pad") and random.random() < 0.5:
        args["centering"] = [float(v) for v in random.random(2) * 1.4 - 0.2]
    if name == "fit" and random.random() < 0.4:
        args["bleed"] = float(random.random() * 0.6 - 0.05)
    if name == "pad" and random.random() < 0.6:
        args["color"] = colour(random, image.mode)
    given = python_words(args)
    return "PIL.ImageOps." + name, args, lambda: getattr(ImageOps, name)(image, **given)


def draw(random):
    """A random call."""
    mode = pick(random, MODES)
    image, array = image_and_array(random, mode)
    kind = random.random()
    if kind < 0.5:
        call, args, compute = draw_resize(random, image)
    elif kind < 0.65:
        call, args, compute = draw_reduce(random, image)
    elif kind < 0.8:
        call, args, compute = draw_thumbnail(random, image)
    else:
        call, args, compute = draw_image_ops(random, image, pick(random, ["fit", "contain", "cover", "pad"]))
    return Call(call, args, array, lambda: np.asarray(compute()), {"mode": mode})
