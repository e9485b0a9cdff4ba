"""Random calls of OpenCV for live.py, without Intel IPP."""
import cv2
import numpy as np

from common import Call, pick

cv2.ipp.setUseIPP(False)
RECORDED_WITH = f"opencv {cv2.__version__} ipp=off"
MODES = ["NEAREST", "LINEAR", "CUBIC", "AREA", "LANCZOS4", "LINEAR_EXACT", "NEAREST_EXACT"]
TYPES = ["uint8", "int8", "uint16", "int16", "int32", "float32", "float64", "float16"]


def length(random):
    return int(pick(random, [random.integers(1, 9), random.integers(1, 40), random.integers(1, 120)]))


def pixels(random, shape, kind):
    """Noise, or noise with many extremes; floating-point numbers of all sizes, with -0, infinities and NaN."""
    if kind.startswith("float"):
        scale = 2.0 ** random.integers(-20, 10) if random.random() < 0.5 else 1.0
        if kind == "float32" and random.random() < 0.1:
            scale = 2.0 ** -140  # Products are subnormal numbers.
        array = (random.normal(0, 1, shape) * scale).astype(kind)
        if random.random() < 0.3:
            array[random.random(shape) < 0.6] = pick(random, [0.0, -0.0])
        if random.random() < 0.15:
            array.reshape(-1)[random.integers(array.size)] = pick(random, [np.nan, np.inf, -np.inf])
        return array
    limits = np.iinfo(kind)
    array = random.integers(limits.min, limits.max, shape, dtype=kind, endpoint=True)
    if random.random() < 0.4:
        array = np.where(random.random(shape) < 0.5, pick(random, [limits.min, limits.max]), array).astype(kind)
    return array


def extent(random, height, width):
    """The size of the image, and the arguments that say what becomes of it."""
    kind = random.random()
    if kind < 0.35:
        return (height, width), {"dsize": [length(random), length(random)]}
    if kind < 0.6:  # Whole scales, both the same in most calls; large ones add many pixels.
        fy, fx = (int(random.integers(1, 6)) if random.random() < 0.9 else int(random.integers(10, 40)) for _ in range(2))
        fy = fx if random.random() < 0.5 else fy
        return (height * fy, width * fx), {"dsize": [width, height]}
    if kind < 0.63:
        return (height, width), {"dsize": [width, height], "fx": 3, "fy": 0.5}
    if kind < 0.66:
        return (height, width), {"dsize": pick(random, [[0, 5], [-1, 4], [0, 0]]), "fx": 1.5, "fy": pick(random, [2, 0, -1])}
    if kind < 0.68:
        return (height, width), {"fx": pick(random, [0.0, -2.0, 1e-6, 0.5]), "fy": pick(random, [0.01, 1.0])}
    if kind < 0.85:  # The last cells are cut where the length is no multiple.
        fx, fy = (1 / float(random.integers(1, 6)) for _ in range(2))
        return (height, width), {"fx": fx, "fy": fx if random.random() < 0.5 else fy}
    return (height, width), {"fx": float(random.uniform(0.1, 3)), "fy": float(random.uniform(0.1, 3))}


def draw(random):
    """A random call."""
    (height, width), args = extent(random, length(random), length(random))
    channels = int(pick(random, [0, 1, 1, 2, 3, 3, 4, 4, 5, 8]))
    kind = pick(random, TYPES)
    array = pixels(random, (height, width) + ((channels,) if channels else ()), kind)
    mode = "INTER_" + pick(random, MODES)
    given = {"dsize": None, **args, "interpolation": getattr(cv2, mode)}
    if mode != "INTER_LINEAR" or random.random() < 0.5:
        args["interpolation"] = mode
    return Call("cv2.resize", args, array, lambda: cv2.resize(array, **given))


def rule_of(call):
    """What a call is an example of, for golden.py."""
    height, width = call.input.shape[:2]
    mode = call.args.get("interpolation", "INTER_LINEAR").removeprefix("INTER_")
    channels = call.input.shape[2] if call.input.ndim == 3 else 1
    if min(call.args.get("dsize") or [0]) > 0:
        scales = [width / call.args["dsize"][0], height / call.args["dsize"][1]]
    elif min(call.args.get("fx", 0), call.args.get("fy", 0)) > 0:
        scales = [1 / call.args["fx"], 1 / call.args["fy"]]
    else:
        return "no size"
    if mode.startswith("NEAREST"):
        return mode, call.input.dtype.itemsize
    if mode != "AREA":
        return mode, call.input.dtype.name, scales == [2, 2]
    whole = all(scale == round(scale) for scale in scales)
    cut = whole and any(length % scale for length, scale in zip((width, height), scales))
    if scales == [2, 2]:
        return mode, call.input.dtype.name, cut, channels in (1, 4), channels == 2
    return mode, call.input.dtype.name, cut, whole, min(scales) >= 1
