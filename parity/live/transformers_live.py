"""Random configurations of Hugging Face's image processors, on both of their backends, for live.py."""
import functools
import warnings

import numpy as np
import torch
import torchvision
import transformers
from PIL import Image

from common import Call, pick

warnings.filterwarnings("ignore", message="The given NumPy array is not writable")
transformers.logging.set_verbosity_error()
RECORDED_WITH = f"transformers {transformers.__version__} torch {torch.__version__} torchvision {torchvision.__version__}"
FAMILIES = ["Beit", "Bit", "Blip", "CLIP", "ConvNext", "DINOv3ViT", "DPT", "DeformableDetr", "DeiT", "Detr", "Donut",
            "EfficientNet", "GLPN", "LayoutLMv2", "LayoutLMv3", "Levit", "MaskFormer", "MobileNetV1", "MobileNetV2",
            "MobileViT", "Nougat", "OwlViT", "PoolFormer", "Pvt", "Sam", "Segformer", "Siglip", "Siglip2", "Swin2SR",
            "ViT", "Yolos"]
# What a configuration says only if its class knows the key.
FLAGS = ["do_align_long_axis", "do_center_crop", "do_convert_rgb", "do_crop_margin", "do_flip_channel_order", "do_pad",
         "do_reduce_labels", "do_thumbnail", "include_top", "keep_aspect_ratio", "rescale_offset"]
VALUES = {
    "crop_pct": lambda random: float(pick(random, [0.875, 0.9, 0.95, 1.0, round(random.uniform(0.3, 1.2), 3)])),
    "ensure_multiple_of": lambda random: int(pick(random, [1, 2, 14, 32])),
    "max_num_patches": lambda random: int(random.integers(4, 60)),
    "patch_size": lambda random: int(pick(random, [2, 4, 8, 16])),
}


def flag(random):
    return bool(random.random() < 0.5)


def side(random):
    return int(random.integers(1, 8)) if random.random() < 0.1 else int(random.integers(8, 120))


@functools.cache
def defaults(name):
    """What a class does without a configuration."""
    return getattr(transformers, name)().to_dict()


def size(random, known):
    """A size in a form that the class may take, mostly in that of its own."""
    if random.random() < 0.1:
        return side(random)
    keys = set(known)
    if random.random() < 0.15:
        keys = pick(random, [{"height", "width"}, {"shortest_edge"}, {"shortest_edge", "longest_edge"}, {"longest_edge"}])
    sizes = {key: side(random) for key in sorted(keys)}
    if keys == {"shortest_edge", "longest_edge"}:
        sizes["longest_edge"] = sizes["shortest_edge"] + int(random.integers(0, 100))
    return sizes


def numbers(random):
    """How a configuration turns bytes into the model's numbers."""
    changed = {}
    if random.random() < 0.2:
        changed["do_rescale"] = flag(random)
    if random.random() < 0.2:
        changed["do_normalize"] = flag(random)
    if random.random() < 0.3:
        changed["rescale_factor"] = float(pick(random, [1 / 255, 1 / 256, 1 / 127.5, 1.0, random.uniform(0.001, 2)]))
    if random.random() < 0.5:
        digits = int(pick(random, [1, 3, 8]))
        changed["image_mean"] = [round(random.uniform(0, 1), digits) for _ in range(3)]
        changed["image_std"] = [round(random.uniform(0.1, 1), digits) for _ in range(3)]
    return changed


def configuration(random, name):
    known = defaults(name)
    args = {}
    if "size" in known and known["size"] is not None:
        args["size"] = size(random, known["size"])
    if "crop_size" in known and known["crop_size"] is not None:
        args["crop_size"] = side(random) if random.random() < 0.3 else {"height": side(random), "width": side(random)}
    if "resample" in known and random.random() < 0.6:
        args["resample"] = int(pick(random, [0, 1, 2, 2, 3, 3, 4, 5]))
    if random.random() < 0.15:
        args["do_resize"] = flag(random)
    for key, value in {**dict.fromkeys(FLAGS, flag), **VALUES}.items():
        if known.get(key) is not None and random.random() < 0.3:
            args[key] = value(random)
    if known.get("size_divisor") is not None:
        args["size_divisor"] = int(pick(random, [1, 2, 7, 8, 16, 32]))
    if known.get("pad_size") is not None or (known.get("do_pad") is not None and random.random() < 0.1):
        args["pad_size"] = {"height": int(random.integers(60, 200)), "width": int(random.integers(60, 200))}
    if "apply_ocr" in known:
        args["apply_ocr"] = False
    if not name.startswith("LayoutLMv2"):
        args |= numbers(random)
    return args


def photo(random, height, width):
    """A photo: smooth, with noise; now and then flat, or as a page with a margin."""
    kind = random.random()
    if kind < 0.1:
        return np.full((height, width, 3), random.integers(0, 256, 3), np.uint8)
    if kind < 0.25:
        page = np.full((height, width, 3), 250, np.uint8)
        top, left = random.integers(0, height), random.integers(0, width)
        page[top:top + height // 2 + 1, left:left + width // 2 + 1] = random.integers(0, 120, 3)
        return page
    if kind < 0.5:
        return random.integers(0, 256, (height, width, 3)).astype(np.uint8)
    small = random.integers(0, 256, (4, 4, 3)).astype(np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC))


def given(random):
    """An image, and what kind of input it is."""
    height, width = side(random), side(random)
    if random.random() < 0.1:
        width = int(random.integers(100, 400))
    pixels = photo(random, height, width)
    kind = pick(random, ["pil", "pil", "pil", "tensor_u8", "tensor_f32", "numpy"])
    if kind == "tensor_u8":
        return kind, np.ascontiguousarray(pixels.transpose(2, 0, 1))
    if kind == "tensor_f32":
        return kind, np.ascontiguousarray(pixels.transpose(2, 0, 1)).astype(np.float32) / np.float32(255)
    if kind == "numpy":
        return kind, pixels
    image = Image.fromarray(pixels)
    if random.random() < 0.15 and min(height, width) > 3:  # Of fewer columns, transformers takes them for channels.
        image = image.convert(pick(random, ["L", "RGBA", "P", "LA"]))  # "1": truth values become no numbers in Halfpixel.
    return kind, image


def as_given(kind, image):
    return torch.from_numpy(image) if kind.startswith("tensor") else image


def draw(random):
    name = pick(random, FAMILIES) + "ImageProcessor"
    if random.random() < 0.5 and name != "DINOv3ViTImageProcessor":
        name += "Pil"
    args = configuration(random, name)
    kind, image = given(random)
    if kind == "tensor_f32" and name.startswith("Nougat"):  # Halfpixel finds the margin of a page in bytes alone.
        args["do_crop_margin"] = False
    if kind == "pil" and name.startswith("DINOv3") and isinstance(args["size"], dict) and args["size"].get("width") == 1:
        args["size"]["width"] = 2  # Whether PyTorch repeats the first row of one column depends on where the image came from.
    images = [image]
    if kind == "pil" and random.random() < 0.15:
        images += [Image.fromarray(photo(random, side(random), side(random))) for _ in range(int(random.integers(1, 3)))]
    context = {"input_kind": kind, "output": "pixel_values"}
    batch = images if len(images) > 1 else images[0]

    def compute():
        processor = getattr(transformers, name)(**args)
        passed = [as_given(kind, one) for one in images]
        result = processor(passed if len(passed) > 1 else passed[0], return_tensors="pt")["pixel_values"]
        return result.numpy()

    return Call("transformers." + name, args, batch, compute, context, own_words=True)
