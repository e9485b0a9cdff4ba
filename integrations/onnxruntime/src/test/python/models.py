"""Writes the models of the tests: one identity for each element type, as bytes of ONNX.

Usage: models.py FOLDER       src/test/resources/io/halfpixel/onnxruntime
Needs onnx.
"""
import sys

import onnx
from onnx import TensorProto as T
from onnx import helper as h

TYPES = {
    "float32": T.FLOAT,
    "float64": T.DOUBLE,
    "float16": T.FLOAT16,
    "bfloat16": T.BFLOAT16,
    "uint8": T.UINT8,
    "int8": T.INT8,
    "int16": T.INT16,
    "int32": T.INT32,
    "int64": T.INT64,
    "bool": T.BOOL,
}


def main(folder):
    for name, kind in TYPES.items():
        x = h.make_tensor_value_info("x", kind, [1, 2, "h", "w"])
        y = h.make_tensor_value_info("y", kind, [1, 2, "h", "w"])
        graph = h.make_graph([h.make_node("Identity", ["x"], ["y"])], "identity", [x], [y])
        model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, f"{folder}/identity-{name}.onnx")


main(sys.argv[1])
