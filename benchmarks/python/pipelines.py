"""Times the packages of Python on the photo cells of the benchmark, on one thread.

    python benchmarks/python/pipelines.py times.json
    ./halfpixel bench --python times.json

Needs pillow, numpy, opencv-python-headless, torch, torchvision, transformers; a package that is not installed is
left out. The build never runs this. The file gets the fastest and the median microseconds of a call
by cell and package, under the names of io.halfpixel.benchmarks.grid.Photos.
"""

import json
import os
import statistics
import sys
import time

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np  # noqa: E402  The variables come first.

HEIGHT, WIDTH = 1080, 1920
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)
SECONDS = 1.0  # For each call.
LEAST_CALLS = 15


def photo(height, width):
    """Slow waves with some noise, like the benchmark's own image."""
    random = np.random.default_rng(20260101)
    rows = np.cos(4 * np.pi * np.arange(height) / height)[:, None, None]
    columns = np.cos(4 * np.pi * np.arange(width) / width)[None, :, None]
    noise = random.random((height, width, 3)) - 0.5
    return np.round(255 * (0.5 + 0.4 * rows * columns + 0.1 * noise)).astype(np.uint8)


def pillow(calls, versions):
    import PIL
    from PIL import Image

    versions["pillow"] = PIL.__version__
    image = Image.fromarray(photo(HEIGHT, WIDTH))
    large = Image.fromarray(photo(3279, 4928))
    mean = np.array(MEAN)
    std = np.array(STD)

    for name in ("BILINEAR", "BICUBIC", "LANCZOS"):
        filter = Image.Resampling[name]
        calls[f"Pillow {name} 224x224", "pillow"] = lambda f=filter: image.resize((224, 224), f)
        calls[f"Pillow {name} 4928x3279->852x567", "pillow"] = lambda f=filter: large.resize((852, 567), f)
    calls["Pillow LANCZOS 4928x3279->1232x819", "pillow"] = lambda: large.resize((1232, 819), Image.Resampling.LANCZOS)
    calls["Pillow BICUBIC 455x256", "pillow"] = lambda: image.resize((455, 256), Image.Resampling.BICUBIC)

    def model():
        resized = np.asarray(image.resize((455, 256), Image.Resampling.BICUBIC))
        cropped = resized[16:240, 115:339]
        scaled = (cropped * np.float64(1 / 255)).astype(np.float32)
        return np.ascontiguousarray(((scaled - mean) / std).transpose(2, 0, 1), dtype=np.float32)

    calls["Pillow BICUBIC 256, crop 224, normalise, planes", "pillow"] = model


def torchvision(calls, versions):
    import torch
    import torchvision
    from torchvision.transforms import InterpolationMode
    from torchvision.transforms.v2 import functional as F

    torch.set_num_threads(1)
    versions["torch"] = torch.__version__
    versions["torchvision"] = torchvision.__version__
    # A channels-last tensor [3, h, w], as transformers makes it of an array.
    image = torch.from_numpy(photo(HEIGHT, WIDTH)).permute(2, 0, 1)
    mean = [255 * value for value in MEAN]
    std = [255 * value for value in STD]

    def resize(size, mode):
        return F.resize(image, size, interpolation=mode, antialias=True)

    def normalised(pixels):
        return F.normalize(pixels.to(torch.float32), mean, std).contiguous()

    for mode in (InterpolationMode.BICUBIC, InterpolationMode.BILINEAR):
        name = f"torchvision {mode.value}"
        calls[f"{name} 455x256", "torchvision"] = lambda m=mode: resize([256], m)
        calls[f"{name} 256, crop 224, normalise, planes", "torchvision"] = lambda m=mode: normalised(
            F.center_crop(resize([256], m), [224, 224])
        )
    linear = InterpolationMode.BILINEAR
    calls["torchvision bilinear 1422x800", "torchvision"] = lambda: resize([800, 1422], linear)
    calls["DETR: bilinear 1422x800, normalise, planes", "torchvision"] = lambda: normalised(resize([800, 1422], linear))


def transformers(calls, versions):
    import torch
    import transformers
    from transformers import BitImageProcessor, BitImageProcessorPil, DetrImageProcessor

    torch.set_num_threads(1)
    versions["transformers"] = transformers.__version__
    image = photo(HEIGHT, WIDTH)
    tensor = torch.from_numpy(image).permute(2, 0, 1)
    settings = dict(size={"shortest_edge": 256}, crop_size={"height": 224, "width": 224}, image_mean=MEAN, image_std=STD)

    # The processors themselves, from the array or the tensor of a decoded photo to pixel_values.
    def processed(processor, input, tensors):
        return lambda: processor(input, return_tensors=tensors)

    pil = BitImageProcessorPil(resample=3, **settings)
    calls["Pillow BICUBIC 256, crop 224, normalise, planes", "transformers"] = processed(pil, image, "np")
    for number, mode in ((3, "bicubic"), (2, "bilinear")):
        name = f"torchvision {mode} 256, crop 224, normalise, planes"
        calls[name, "transformers"] = processed(BitImageProcessor(resample=number, **settings), tensor, "pt")
    detr = DetrImageProcessor(size={"shortest_edge": 800, "longest_edge": 1422}, image_mean=MEAN, image_std=STD)
    calls["DETR: bilinear 1422x800, normalise, planes", "transformers"] = processed(detr, tensor, "pt")


def opencv(calls, versions):
    import cv2

    cv2.setNumThreads(1)
    versions["opencv"] = cv2.__version__
    image = photo(HEIGHT, WIDTH)

    for name, width, height in (("LINEAR", 224, 224), ("LINEAR", 1280, 720), ("AREA", 224, 224), ("AREA", 1280, 720)):
        flag = getattr(cv2, f"INTER_{name}")
        calls[f"OpenCV INTER_{name} {width}x{height}", "opencv"] = lambda f=flag, size=(width, height): cv2.resize(
            image, size, interpolation=f
        )
    calls["OpenCV INTER_LINEAR 640x360", "opencv"] = lambda: cv2.resize(image, (640, 360))
    calls["blobFromImage 224", "opencv"] = lambda: cv2.dnn.blobFromImage(
        image, 1 / 255.0, (224, 224), (123.675, 116.28, 103.53), swapRB=True
    )

    def letterbox():
        resized = cv2.resize(image, (640, 360), interpolation=cv2.INTER_LINEAR)
        boxed = cv2.copyMakeBorder(resized, 140, 140, 0, 0, cv2.BORDER_CONSTANT, value=(114, 114, 114))
        planes = np.ascontiguousarray(boxed[..., ::-1].transpose(2, 0, 1))
        return planes.astype(np.float32) / 255

    calls["letterbox 640, planes / 255", "opencv"] = letterbox


def timed(call):
    """Returns the fastest and the median microseconds."""
    for _ in range(3):
        call()
    times = []
    end = time.perf_counter() + SECONDS
    while len(times) < LEAST_CALLS or time.perf_counter() < end:
        start = time.perf_counter_ns()
        call()
        times.append((time.perf_counter_ns() - start) / 1e3)
    return {"fastest": round(min(times), 3), "median": round(statistics.median(times), 3)}


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: pipelines.py FILE")
    calls, versions = {}, {"python": sys.version.split()[0], "numpy": np.__version__}
    for package in (pillow, torchvision, transformers, opencv):
        try:
            package(calls, versions)
        except ImportError as missing:
            print(f"left out {package.__name__}: {missing}", file=sys.stderr)
    micros = {}
    for (cell, package), call in calls.items():
        micros.setdefault(cell, {})[package] = timed(call)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump({"versions": versions, "micros": micros}, file, indent=2)


if __name__ == "__main__":
    main()
