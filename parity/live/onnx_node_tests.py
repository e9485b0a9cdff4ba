"""The ONNX project's own tests of Resize and Upsample, as a directory for `halfpixel parity`.

    python parity/live/onnx_node_tests.py DIRECTORY

They are the cases that the onnx package's backend tests run (`backend-test-tools generate-data` of other versions
writes them), with the tolerance of those tests. Needs onnx; writes cases.jsonl and the arrays, at most 300 KB.
"""
import pathlib
import sys
import warnings

import numpy as np
import onnx
from onnx.backend.test.case import node

import common

OPERATORS = ("Resize", "Upsample")
# The small inputs of an operator by their place.
INPUTS = {"Resize": [None, "roi", "scales", "sizes"], "Upsample": [None, "scales"]}


def arguments(test):
    """The attributes and small inputs of the one node of a test."""
    operator = test.model.graph.node[0]
    args = {a.name: plain(onnx.helper.get_attribute_value(a)) for a in operator.attribute}
    values = dict(zip((value.name for value in test.model.graph.input), test.data_sets[0][0]))
    for name, source in zip(INPUTS[operator.op_type], operator.input):
        if name and source:
            args[name] = np.asarray(values[source]).tolist()
    return {**args, "opset": test.model.opset_import[0].version}


def plain(value):
    return value.decode() if isinstance(value, bytes) else value


def main():
    warnings.filterwarnings("ignore")  # Other operators' tests, which are collected with these.
    recorder = common.Recorder(pathlib.Path(sys.argv[1]), f"onnx {onnx.__version__} node tests")
    count = 0
    for test in node.collect_testcases(None):
        operators = test.model.graph.node
        if len(operators) == 1 and operators[0].op_type in OPERATORS:
            inputs, outputs = test.data_sets[0]
            compare = {"rtol": test.rtol, "atol": test.atol}
            call = common.Call("onnx." + operators[0].op_type, arguments(test), inputs[0], lambda: outputs[0], compare=compare)
            recorder.record(test.name, call)
            count += 1
    print(f"{count} tests of {' and '.join(OPERATORS)}")


if __name__ == "__main__":
    main()
