"""Records calls of transformers' image processors and timm's transforms on images that a formula makes.

Usage: golden.py COUNT SEED > cases.jsonl       COUNT cases of each family, drawn at random
Needs transformers 5.18, timm 1.0, torch and torchvision. A line is a call on both backends, with the SHA-256 of each
result's little-endian bytes. RecordedCasesTest replays the file in its resources; another one with
-Dhalfpixel.huggingface.cases=FILE.
"""
import hashlib
import json
import random
import sys
import warnings

import numpy as np
import timm.data
import torch
import transformers
from PIL import Image

warnings.filterwarnings("ignore")
transformers.logging.set_verbosity_error()
CLASSES = json.load(open(sys.path[0] + "/../../main/resources/io/halfpixel/huggingface/classes.json"))
CHANNELS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}


def pixels(image):
    """The image that RecordedImages.java makes too."""
    h, w, n, seed = image["height"], image["width"], CHANNELS[image["mode"]], image["seed"]
    y, x, c = np.ogrid[:h, :w, :n]
    v = (y * 37 + x * 59 + c * 83 + (y * x) % 97 * seed + ((y ^ x) & 7) * 19) & 255
    if image["page"]:
        top, left = h // 4, w // 3
        written = (y >= top) & (y < h - top) & (x >= left) & (x < w - left // 2)
        v = np.where(written, v, 250 + (x + y) % 4)
    return v.astype(np.uint8)


def given(image):
    a = pixels(image)
    kind = image["kind"]
    if kind == "pil":
        return Image.fromarray(a[..., 0] if a.shape[2] == 1 else a)
    if kind == "numpy":
        return a
    chw = torch.from_numpy(np.ascontiguousarray(a.transpose(2, 0, 1)))
    return chw if kind == "tensor_u8" else chw.to(torch.float32).div(255)


def lengths(r, low, high):
    return {"height": r.randint(low, high), "width": r.randint(low, high)}


def size(r, family, default):
    keys = set(default or ())
    if family == "Sam":
        return {"longest_edge": r.randint(16, 48)}
    if keys == {"shortest_edge", "longest_edge"}:
        return r.choice([{"shortest_edge": r.randint(18, 40), "longest_edge": r.randint(30, 70)}, lengths(r, 17, 48)])
    if keys == {"shortest_edge"}:
        if family == "ConvNext":
            return {"shortest_edge": r.randint(8, 40)}
        return r.choice([{"shortest_edge": r.randint(8, 40)}, lengths(r, 8, 40), r.randint(8, 40)])
    if family in ("Donut", "Nougat", "DPT"):
        return lengths(r, 16, 48)
    return r.choice([lengths(r, 8, 40), r.randint(8, 40), {"shortest_edge": r.randint(8, 40)}])


def drawn(r, family):
    """Some arguments of a class."""
    of = CLASSES[family]
    args = {}
    if of["size"] is not None:
        args["size"] = size(r, family, of["size"])
    if of["do_resize"] is not None and r.random() < 0.1:
        args["do_resize"] = False
    if r.random() < 0.6:
        args["resample"] = r.randint(0, 3)
    if of["do_center_crop"] is not None or r.random() < 0.1:
        args["do_center_crop"] = r.random() < 0.7
        args["crop_size"] = r.choice([lengths(r, 6, 48), r.randint(6, 48)])
    for key in ("do_rescale", "do_normalize"):
        if r.random() < 0.15:
            args[key] = r.random() < 0.5
    if r.random() < 0.5:
        args["rescale_factor"] = r.choice([1 / 255, 1 / 127.5, 0.01])
    if r.random() < 0.5:
        args["image_mean"] = [round(r.random(), 4) for _ in range(3)]
        args["image_std"] = [round(0.2 + r.random(), 4) for _ in range(3)]
    if of["do_pad"] is not None and r.random() < 0.3:
        args["do_pad"] = r.random() < 0.7
    if family == "Sam":
        args["pad_size"] = lengths(r, 48, 60)
    elif "format" in of and r.random() < 0.3:
        args["pad_size"] = lengths(r, 60, 80)
    if r.random() < 0.2:
        args["do_convert_rgb"] = r.random() < 0.5
    for key in ("rescale_offset", "include_top", "keep_aspect_ratio", "do_flip_channel_order", "do_thumbnail",
                "do_align_long_axis", "do_crop_margin"):
        defect = family == "Nougat" and key == "do_align_long_axis"  # Turns channels over torchvision.
        if key in of and not defect and r.random() < 0.5:
            args[key] = r.random() < 0.5
    if "apply_ocr" in of:
        args["apply_ocr"] = False
    if "crop_pct" in of and r.random() < 0.5:
        args["crop_pct"] = r.choice([0.5, 0.8, 0.95, 1.0])
    if "ensure_multiple_of" in of and r.random() < 0.6:
        args["ensure_multiple_of"] = r.randint(2, 14)
    if "size_divisor" in of and (r.random() < 0.5 or args.get("do_pad")):
        args["size_divisor"] = r.randint(2, 16)
    if "max_num_patches" in of:
        args["max_num_patches"] = r.randint(4, 40)
        args["patch_size"] = r.choice([4, 7, 8])
    return args


def image(r, family):
    longest = r.choice([30, 60, 100])
    mode = "RGB" if r.random() < 0.8 or family == "VitMatte" else r.choice(["L", "RGBA", "LA"])
    kind = "pil" if mode != "RGB" or family == "VitMatte" or r.random() < 0.6 else r.choice(["numpy", "tensor_u8", "tensor_f32"])
    if family == "Nougat" and kind == "tensor_f32":
        kind = "pil"
    return {"height": r.randint(8, longest), "width": r.randint(8, longest), "seed": r.randint(1, 99), "mode": mode,
            "kind": kind, "page": family == "Nougat" or r.random() < 0.1}


def described(values):
    a = np.ascontiguousarray(values)
    return {"dtype": str(a.dtype), "shape": list(a.shape), "sha256": hashlib.sha256(a.tobytes()).hexdigest()}


def call(name, args, images):
    inputs = [given(each) for each in images]
    try:
        if name == "timm.data.create_transform":
            return {"output": described(timm.data.create_transform(**args, is_training=False)(inputs[0].convert("RGB")))}
        processor = getattr(transformers, name.split(".")[1])(**args)
        if "VitMatte" in name:
            trimap = dict(images[0], mode="L", seed=images[0]["seed"] + 1)
            out = processor(images=inputs[0], trimaps=given(trimap), return_tensors="pt")
        else:
            out = processor(images=inputs if len(inputs) > 1 else inputs[0], return_tensors="pt")
        return {key: described(value.numpy()) for key, value in out.items()}
    except Exception as e:
        return {"raises": type(e).__name__, "message": str(e)[:150]}


def transformer_case(r, family):
    args = drawn(r, family)
    images = [image(r, family)]
    if family in ("Detr", "DeformableDetr", "Yolos", "MaskFormer", "Sam", "ViT", "Siglip2") and r.random() < 0.5:
        images += [dict(image(r, family), kind=images[0]["kind"], mode=images[0]["mode"]) for _ in range(r.randint(1, 2))]
    name = "transformers." + family + "ImageProcessor"
    results = {"torchvision": call(name, args, images)}
    if family != "DINOv3ViT":
        results["pil"] = call(name + "Pil", args, images)
    return {"call": name, "args": args, "images": images, "results": results}


def timm_case(r):
    args = {"input_size": [3, r.randint(8, 40), r.randint(8, 40)], "interpolation": r.choice(["bilinear", "bicubic", "lanczos", "nearest"]),
            "crop_pct": r.choice([0.5, 0.875, 0.9, 1.0]), "crop_mode": r.choice(["center", "squash", "border"])}
    if r.random() < 0.4:
        args["input_size"][2] = args["input_size"][1]
    if r.random() < 0.5:
        args["mean"], args["std"] = [0.5, 0.4, 0.3], [0.2, 0.3, 0.4]
    images = [dict(image(r, "timm"), kind="pil")]
    return {"call": "timm.data.create_transform", "args": args, "images": images,
            "results": {"pil": call("timm.data.create_transform", args, images)}}


def main():
    torch.set_num_threads(1)
    count, r = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    for _ in range(count):
        for family in CLASSES:
            print(json.dumps(transformer_case(r, family), separators=(",", ":")))
        print(json.dumps(timm_case(r), separators=(",", ":")))


main()
