"""The same program as ClassifyPhoto.java: file -> transformers -> ONNX Runtime -> logits -> the best five labels.

Usage: classify.py IMAGE... [> src/test/resources/io/halfpixel/onnxruntime/examples/recorded.txt]
Needs transformers 5.18, torch, torchvision, onnxruntime and Pillow. For each image a line with its name, the SHA-256 of
pixel_values and the bits of the logits in hexadecimal, then its labels and logits.
"""
import hashlib
import os
import sys

import numpy as np
import onnxruntime
from PIL import Image
from transformers import AutoImageProcessor

HERE = sys.path[0] + "/../../main/resources/io/halfpixel/onnxruntime/examples/"
processor = AutoImageProcessor.from_pretrained(HERE)
session = onnxruntime.InferenceSession(HERE + "photos.onnx", providers=["CPUExecutionProvider"])
labels = open(HERE + "labels.txt").read().split()

for path in sys.argv[1:]:
    image = Image.open(path).convert("RGB")
    pixel_values = processor(image, return_tensors="np")["pixel_values"]
    (logits,) = session.run(["logits"], {"pixel_values": pixel_values})
    digest = hashlib.sha256(pixel_values.astype("<f4").tobytes()).hexdigest()
    print(os.path.basename(path), digest, *(f"{bits:08x}" for bits in logits[0].view(np.uint32)))
    for k in np.argsort(-logits[0], kind="stable")[:5]:
        print(f"  {labels[k]} {logits[0][k]}")
