"""Writes photos.onnx: a classifier that knows the photos of docs/images, and answers for any other with the most alike.

Usage: classifier.py FOLDER       src/main/resources/io/halfpixel/onnxruntime/examples
Needs onnx, numpy and Pillow.

pixel_values [n, 3, 224, 224] -> 7 x 7 means -> rounded -> one layer -> logits [n, 5]. The input is
rounded to 64ths and every weight is a whole number over a power of two, so that no sum is rounded: its logits are the
same bits whatever the order of the sums, on every processor and with every release of ONNX Runtime.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as h
from onnx import numpy_helper
from PIL import Image

LABELS = ["cat", "astronaut", "coffee", "retina", "gray"]
PHOTOS = ["chelsea.png", "astronaut.png", "coffee.png", "retina.jpg"]
IMAGES = sys.path[0] + "/../../../../../docs/images/"
CELL = 32


def features(name):
    """What the first half of the network makes of a photo, up to a unit."""
    a = np.asarray(Image.open(IMAGES + name).convert("RGB").resize((224, 224), Image.Resampling.BILINEAR), np.float64)
    a = (a / 255 - 0.5) / 0.5
    return np.round(a.reshape(7, CELL, 7, CELL, 3).mean((1, 3)).transpose(2, 0, 1) * 16).ravel()


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value, np.float32), name)


def main(folder):
    known = np.array([features(p) for p in PHOTOS] + [np.zeros(3 * 49)])
    bias = -0.5 * (known**2).sum(1)  # the logit is then the larger the nearer a photo is
    nodes = [
        h.make_node("Mul", ["pixel_values", "64"], ["scaled"]),
        h.make_node("Round", ["scaled"], ["whole"]),
        h.make_node("Div", ["whole", "64"], ["x"]),
        h.make_node("AveragePool", ["x"], ["cells"], kernel_shape=[CELL, CELL], strides=[CELL, CELL]),
        h.make_node("Mul", ["cells", "16"], ["larger"]),
        h.make_node("Round", ["larger"], ["rounded"]),
        h.make_node("Flatten", ["rounded"], ["features"]),
        h.make_node("Gemm", ["features", "known", "bias"], ["logits"], transB=1),
    ]
    weights = [constant("64", 64), constant("16", 16), constant("known", known), constant("bias", bias)]
    x = h.make_tensor_value_info("pixel_values", T.FLOAT, ["n", 3, 224, 224])
    y = h.make_tensor_value_info("logits", T.FLOAT, ["n", len(LABELS)])
    graph = h.make_graph(nodes, "photos", [x], [y], weights)
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, folder + "/photos.onnx")
    with open(folder + "/labels.txt", "w") as out:
        out.write("\n".join(LABELS) + "\n")


main(sys.argv[1])
