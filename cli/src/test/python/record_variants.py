"""Records what Python makes of one small image, with one step of the preprocessing done in another way each time.

    python cli/src/test/python/record_variants.py cli/src/test/resources/io/halfpixel/cli/variants

Needs torch, numpy, Pillow and OpenCV. ExplainerTest reads the files.
"""
import pathlib
import sys

import cv2
import numpy as np
import torch
from PIL import Image, ImageOps

OUT = pathlib.Path(sys.argv[1])
MEAN, STD = np.float32([0.48145466, 0.4578275, 0.40821073]), np.float32([0.26862954, 0.26130258, 0.27577711])
EDGE, CROP = 12, 9
FACTOR = 1 / 255
f32 = np.float32


def tensor(image):
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))[None]


def torch_resize(image, size, mode="bicubic", antialias=True, through_float=False):
    x = tensor(image)
    if through_float:
        y = torch.nn.functional.interpolate(x.float(), size=size, mode=mode, align_corners=False, antialias=antialias)
        y = y.clamp(0, 255).round().to(torch.uint8)
    else:
        y = torch.nn.functional.interpolate(x, size=size, mode=mode, align_corners=False, antialias=antialias)
    return y[0].numpy().transpose(1, 2, 0)


def pil_resize(image, size, mode=Image.BICUBIC):
    return np.array(Image.fromarray(image).resize(size[::-1], mode))


def cv2_resize(image, size, mode):
    return cv2.resize(image, size[::-1], interpolation=mode)


def shortest(image, rounding=int):
    height, width = image.shape[:2]
    long = rounding(EDGE * max(height, width) / min(height, width))
    return (long, EDGE) if height > width else (EDGE, long)


def crop(image, start):
    top, left = start(image.shape[0] - CROP), start(image.shape[1] - CROP)
    return image[top:top + CROP, left:left + CROP]


def truncate(rest):
    return int(rest / 2)


def fused(x):
    k = f32(1 / FACTOR)
    return (f32(x) - MEAN * k) / (STD * k)


def float64(x):
    return ((x.astype(np.float64) * FACTOR).astype(f32) - MEAN) / STD


def float32(x):
    return (f32(x) * f32(FACTOR) - MEAN) / STD


def save(name, image, resize=torch_resize, size=shortest, start=truncate, numbers=fused):
    x = numbers(crop(resize(image, size(image)), start))
    np.save(OUT / (name + ".npy"), np.ascontiguousarray(x.transpose(2, 0, 1))[None].astype(f32))


def main():
    random = np.random.default_rng(3)
    photo = cv2.resize(random.integers(0, 256, (6, 8, 3), dtype=np.uint8), (24, 17), interpolation=cv2.INTER_CUBIC)
    photo = np.clip(photo.astype(int) + random.integers(-20, 21, photo.shape), 0, 255).astype(np.uint8)
    Image.fromarray(photo).save(OUT / "photo.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(photo).save(OUT / "turned.png", exif=exif)
    Image.fromarray(photo).convert("CMYK").save(OUT / "cmyk.jpg", quality=90)
    upright = np.array(ImageOps.exif_transpose(Image.open(OUT / "turned.png")))
    save("same", photo)
    save("pil", photo, pil_resize, numbers=float64)
    save("exif", upright)
    save("bgr", photo[..., ::-1])
    save("square", photo, size=lambda image: (EDGE, EDGE))
    save("rounded", photo, size=lambda image: shortest(image, round))
    save("bilinear", photo, lambda image, size: torch_resize(image, size, "bilinear"))
    save("pillow-resize", photo, pil_resize)
    save("no-antialias", photo, lambda image, size: torch_resize(image, size, antialias=False))
    save("v1", photo, lambda image, size: torch_resize(image, size, through_float=True))
    save("cv2-linear", photo, lambda image, size: cv2_resize(image, size, cv2.INTER_LINEAR))
    save("cv2-area", photo, lambda image, size: cv2_resize(image, size, cv2.INTER_AREA))
    save("crop", photo, start=lambda rest: int(round(rest / 2)))
    save("float64", photo, numbers=float64)
    save("float32", photo, numbers=float32)
    save("not-normalised", photo, numbers=lambda x: f32(x) * f32(FACTOR))
    save("not-rescaled", photo, numbers=lambda x: (f32(x) - MEAN) / STD)
    save("bilinear-float32", photo, lambda image, size: torch_resize(image, size, "bilinear"), numbers=float32)
    save("opencv", cv2.imread(str(OUT / "cmyk.jpg"))[..., ::-1])
    save("bgr-exif", upright[..., ::-1])
    save("else", photo, lambda image, size: pil_resize(image, size, Image.LANCZOS), lambda image: (EDGE, EDGE), numbers=float32)


main()
