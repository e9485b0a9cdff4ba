"""Records what timm, torchvision and Keras themselves make of one small image, as they are and with one step done in
another way.

    python cli/src/test/python/record_packages.py timm|torchvision|keras cli/src/test/resources/io/halfpixel/cli/variants

The image is photo.png of record_variants.py. Needs the package that is named, torch, numpy, Pillow and OpenCV; keras
needs TensorFlow, NumPy and Pillow only. AlternativesTest and ExplainerTest read the files.
"""
import gzip
import json
import pathlib
import sys

import numpy as np
from PIL import Image

OUT = pathlib.Path(sys.argv[2])
PHOTO = OUT / "photo.png"


def save(name, values):
    values = np.ascontiguousarray(values, dtype=np.float32)
    np.save(OUT / (name + ".npy"), values if values.ndim == 4 else values[None])


def timm():
    import cv2
    from timm.data import create_transform, resolve_data_config

    config = {
        "input_size": [3, 9, 9], "crop_pct": 0.75, "interpolation": "bicubic", "crop_mode": "center",
        "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225],
    }
    (OUT / "timm.json").write_text(json.dumps({"architecture": "resnet18", "pretrained_cfg": config}) + "\n")
    image = Image.open(PHOTO).convert("RGB")

    def record(name, photo=image, prefetcher=False, **changes):
        args = resolve_data_config({}, pretrained_cfg=dict(config, **changes))
        save("timm-" + name, create_transform(**args, is_training=False)(photo).numpy())

    record("same")
    record("bgr", Image.fromarray(cv2.imread(str(PHOTO))))
    record("crop-pct", crop_pct=0.875)
    record("squash", crop_mode="squash")
    record("border", crop_mode="border")
    record("bilinear", interpolation="bilinear")
    record("inception", mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5])
    record("bilinear-inception", interpolation="bilinear", mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5])


def torchvision():
    import torch
    from torchvision.io import decode_image
    from torchvision.models import ResNet50_Weights
    from torchvision.transforms import InterpolationMode, v2
    from torchvision.transforms import functional as v1
    from torchvision.transforms._presets import ImageClassification

    pil = Image.open(PHOTO).convert("RGB")
    tensor = decode_image(str(PHOTO))

    def preset(crop_size=9, resize_size=12, **changes):
        return ImageClassification(crop_size=crop_size, resize_size=resize_size, **changes)

    def fractions(image, convert):
        x = convert(v2.functional.center_crop(image, [9, 9]))
        return v2.functional.normalize(x, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])

    save("preset-tensor", preset()(tensor).numpy())
    save("preset-pil", preset()(pil).numpy())
    save("preset-bicubic", preset(interpolation=InterpolationMode.BICUBIC)(pil).numpy())
    save("preset-crop", preset(resize_size=9)(pil).numpy())
    save("preset-no-antialias", preset(antialias=False)(tensor).numpy())
    save("preset-bgr", preset()(tensor.flip(0)).numpy())
    save("preset-clip", preset(mean=(0.48145466, 0.4578275, 0.40821073), std=(0.26862954, 0.26130258, 0.27577711))(pil).numpy())
    # The second generation resizes bytes and multiplies by 1/255, the first one divides.
    save("preset-v2", fractions(
        v2.functional.resize(tensor, [12], antialias=True),
        lambda x: v2.functional.to_dtype(x, torch.float32, scale=True)).numpy())
    save("preset-square", fractions(
        v1.resize(tensor, [12, 12], antialias=True), lambda x: v1.convert_image_dtype(x, torch.float32)).numpy())
    # Two colours, so that a result of 224 x 224 takes little room.
    flat = np.zeros((3, 4, 3), np.uint8)
    flat[:, 2:] = (200, 40, 90)
    Image.fromarray(flat).save(OUT / "flat.png")
    weights = ResNet50_Weights.IMAGENET1K_V1.transforms()
    with gzip.GzipFile(OUT / "resnet50-v1.npy.gz", "wb", mtime=0) as file:
        np.save(file, weights(decode_image(str(OUT / "flat.png")))[None].numpy())


def keras():
    import keras as k
    import tensorflow as tf

    def loaded(**more):
        return k.utils.img_to_array(k.utils.load_img(PHOTO, target_size=(9, 11), **more))

    def caffe(x):
        return k.applications.resnet50.preprocess_input(np.array(x))

    save("keras-same", caffe(loaded()))
    save("keras-mobilenet", k.applications.mobilenet_v2.preprocess_input(loaded(interpolation="bilinear")))
    save("keras-convnext", k.applications.convnext.preprocess_input(loaded()))
    save("keras-bgr", caffe(loaded()[..., ::-1]))
    save("keras-bilinear", caffe(loaded(interpolation="bilinear")))
    save("keras-aspect", caffe(loaded(keep_aspect_ratio=True)))
    save("keras-tf-mode", k.applications.mobilenet_v2.preprocess_input(loaded()))
    save("keras-divided", loaded() / 255)
    pixels = tf.io.decode_png(PHOTO.read_bytes(), channels=3)
    save("keras-tf-resize", caffe(tf.image.resize(pixels, (9, 11)).numpy()))
    save("keras-tf-antialias", caffe(tf.image.resize(pixels, (9, 11), antialias=True).numpy()))
    save("keras-box", caffe(loaded(interpolation="box")))


{"timm": timm, "torchvision": torchvision, "keras": keras}[sys.argv[1]]()
