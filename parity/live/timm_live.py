"""Random evaluation transforms of timm, as its pretrained_cfg describes them, for live.py."""
import timm
import timm.data
import torch
import torchvision
from PIL import Image

from common import Call, pick
from transformers_live import photo, side

RECORDED_WITH = f"timm {timm.__version__} torch {torch.__version__} torchvision {torchvision.__version__}"


def draw(random):
    height = side(random)
    width = height if random.random() < 0.5 else side(random)
    args = {"input_size": [3, height, width],
            "interpolation": pick(random, ["bilinear", "bicubic", "bicubic", "lanczos", "nearest", "box", "hamming"]),
            "crop_mode": pick(random, ["center", "center", "squash", "border"]),
            "crop_pct": float(pick(random, [0.875, 0.9, 0.95, 1.0, round(random.uniform(0.3, 1.2), 3)]))}
    if random.random() < 0.5:
        args["mean"] = [round(random.uniform(0, 1), 3) for _ in range(3)]
        args["std"] = [round(random.uniform(0.1, 1), 3) for _ in range(3)]
    image = Image.fromarray(photo(random, side(random), side(random)))
    if random.random() < 0.2:
        image = image.convert(pick(random, ["L", "RGBA", "P", "LA"]))

    def compute():
        return timm.data.create_transform(**args, is_training=False)(image.convert("RGB")).numpy()

    return Call("timm.data.create_transform", args, image, compute, {"input_kind": "pil"}, own_words=True)
