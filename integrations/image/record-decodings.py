#!/usr/bin/env python3
"""Records what Pillow, OpenCV and torchvision decode of the test images.

    record-decodings.py        with Pillow, OpenCV and torchvision installed

Writes decodings.tsv beside the images: file, library, mode, shape, SHA-256 of the elements (little endian).
"""
import hashlib
import io
import pathlib

import cv2
import numpy as np
import torch
from PIL import Image, ImageOps
from torchvision.io import ImageReadMode, decode_image

FOLDER = pathlib.Path(__file__).parent / "src/test/resources/io/halfpixel/image"


def line(file, library, mode, array):
    array = np.ascontiguousarray(array.astype(np.uint8) if array.dtype == bool else array)
    shape = ",".join(map(str, array.shape))
    return "\t".join([file.name, library, mode, shape, hashlib.sha256(array.tobytes()).hexdigest()])


def decodings(file):
    data = file.read_bytes()
    image = Image.open(io.BytesIO(data))
    image.load()
    yield line(file, "PILLOW", image.mode, np.asarray(image))
    for mode in ("L", "LA", "RGB", "RGBA"):
        yield line(file, "PILLOW.convert", mode, np.asarray(image.convert(mode)))
    yield line(file, "PILLOW.upright", image.mode, np.asarray(ImageOps.exif_transpose(image)))
    if not (file.suffix == ".tif" and image.mode == "CMYK") and file.suffix != ".gif":
        yield line(file, "OPENCV", "BGR", cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR))
    if file.suffix in (".jpg", ".png", ".webp"):
        tensor = torch.frombuffer(bytearray(data), dtype=torch.uint8)
        modes = [("TORCHVISION_RGB", ImageReadMode.RGB)]
        if not (image.mode == "P" and "inter" in file.name):  # Of fewer than 8 bits: left unwritten.
            modes.append(("TORCHVISION", ImageReadMode.UNCHANGED))
        for name, mode in modes:
            pixels = np.moveaxis(decode_image(tensor, mode).numpy(), 0, -1)
            yield line(file, name, "", pixels[..., 0] if pixels.shape[-1] == 1 else pixels)


if __name__ == "__main__":
    files = sorted(f for f in FOLDER.iterdir() if f.suffix != ".tsv")
    (FOLDER / "decodings.tsv").write_text("".join(text + "\n" for f in files for text in decodings(f)))
