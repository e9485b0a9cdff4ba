"""Random calls of OpenCV that make a model's input, and of what YOLO users write with it, for live.py; without Intel IPP."""
import cv2
import numpy as np

from common import Call, pick
from opencv import RECORDED_WITH, length, pixels

BORDERS = ["CONSTANT", "REPLICATE", "REFLECT", "WRAP", "REFLECT_101"]


def letterbox(image, new_shape, auto, scaleFill, scaleup, center, stride, color):
    """ultralytics' LetterBox: its formula, with OpenCV's own functions."""
    height, width = image.shape[:2]
    ratio = min(new_shape[0] / height, new_shape[1] / width)
    if not scaleup:
        ratio = min(ratio, 1.0)
    size = int(round(width * ratio)), int(round(height * ratio))
    rest_x, rest_y = new_shape[1] - size[0], new_shape[0] - size[1]
    if auto:
        rest_x, rest_y = np.mod(rest_x, stride), np.mod(rest_y, stride)
    elif scaleFill:
        rest_x, rest_y = 0, 0
        size = new_shape[1], new_shape[0]
    if center:
        rest_x /= 2
        rest_y /= 2
    if (width, height) != size:
        image = cv2.resize(image, size, interpolation=cv2.INTER_LINEAR)
    top = int(round(rest_y - 0.1)) if center else 0
    left = int(round(rest_x - 0.1)) if center else 0
    bottom, right = int(round(rest_y + 0.1)), int(round(rest_x + 0.1))
    return cv2.copyMakeBorder(image, top, bottom, left, right, cv2.BORDER_CONSTANT, value=color)


def planes(boxed):
    """What a YOLO model gets."""
    return np.ascontiguousarray(boxed[..., ::-1].transpose(2, 0, 1))[None].astype(np.float32) / np.float32(255)


def draw_letterbox(random):
    image = pixels(random, (length(random), length(random), 3), "uint8")
    flags = {name: bool(random.random() < 0.3) for name in ("auto", "scaleFill")}
    flags |= {name: bool(random.random() < 0.7) for name in ("scaleup", "center")}
    color = [114, 114, 114] if random.random() < 0.6 else [int(random.integers(256)) for _ in range(3)]
    args = {"new_shape": [length(random), length(random)], **flags, "stride": int(pick(random, [1, 8, 32])), "color": color}
    if random.random() < 0.5:
        return Call("ultralytics.preprocess", args, image, lambda: planes(letterbox(image, **args)))
    return Call("ultralytics.letterbox", args, image, lambda: letterbox(image, **args))


def draw_border(random):
    kind = pick(random, ["uint8", "int8", "uint16", "int16", "int32", "float32", "float64"])
    channels = int(pick(random, [0, 1, 2, 3, 4]))
    image = pixels(random, (length(random), length(random)) + ((channels,) if channels else ()), kind)
    border = pick(random, BORDERS)
    args = {side: int(random.integers(0, 9)) for side in ("top", "bottom", "left", "right")}
    if random.random() < 0.03:
        args["left"] = -1
    value = {}
    if border == "CONSTANT" and random.random() < 0.8:
        one = float(random.normal(100, 200)) if random.random() < 0.5 else int(random.integers(256))
        differ = not kind.startswith("float")
        value = {"value": [float(random.normal(100, 200)) for _ in range(4)] if differ and random.random() < 0.6 else [one] * 4}

    def compute():
        done = cv2.copyMakeBorder(image, **args, borderType=getattr(cv2, "BORDER_" + border), **value)
        return done.reshape(done.shape[:2] + image.shape[2:])

    return Call("cv2.copyMakeBorder", {**args, "borderType": "BORDER_" + border, **value}, image, compute)


def draw_blob(random):
    kind = pick(random, ["uint8", "uint8", "uint8", "float32", "uint16", "int16", "float64"])
    channels = int(pick(random, [0, 1, 3, 3, 3, 4, 2]))
    image = pixels(random, (length(random), length(random)) + ((channels,) if channels else ()), kind)
    args = {"swapRB": bool(random.random() < 0.5), "crop": bool(random.random() < 0.5)}
    if random.random() < 0.9:
        args["size"] = [length(random), length(random)]
    given = {**args}
    if kind == "uint8" and random.random() < 0.2:
        args["ddepth"], given["ddepth"] = "CV_8U", cv2.CV_8U
    if "ddepth" not in args or random.random() < 0.05:
        args |= {"scalefactor": pick(random, [1.0, 1 / 255, 0.017, float(random.normal())]),
                 "mean": [float(random.normal(100, 60)) for _ in range(pick(random, [1, 3, 4]))]}
        given |= {"scalefactor": args["scalefactor"], "mean": args["mean"]}
    return Call("cv2.dnn.blobFromImage", args, image, lambda: cv2.dnn.blobFromImage(image, **given))


def draw(random):
    """A random call."""
    return pick(random, [draw_letterbox, draw_border, draw_blob, draw_blob])(random)


def rule_of(call):
    """What a call is an example of, for golden.py."""
    flags = tuple(name for name in ("auto", "scaleFill", "swapRB", "crop", "ddepth") if call.args.get(name))
    return call.call, flags, call.args.get("borderType")
