"""Random calls of ONNX' Resize and Upsample, computed by ONNX itself and replayed by Halfpixel.

    python onnx_live.py [--against reference|onnxruntime] [--calls 10000] [--first 0] [--halfpixel ./halfpixel] [--keep DIR]

Call number k is always the same one, so that a failure names the call that repeats it (--first k --calls 1).
Against the reference every bit has to agree, against ONNX Runtime what BOUND says. Needs numpy, onnx, ml_dtypes
and, for --against onnxruntime, onnxruntime. The exit status is that of `halfpixel parity`.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import ml_dtypes
import numpy as np
import onnx
from onnx import helper
from onnx.reference import ReferenceEvaluator

F32 = np.float32
BF16 = ml_dtypes.bfloat16
COORDINATES = ["half_pixel", "half_pixel_symmetric", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_crop_and_resize"]
NEAREST = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"]
TYPES = [F32, F32, F32, np.float64, np.float16, BF16, np.uint8, np.int8, np.uint16, np.int16, np.int32, np.int64]
RUNTIME_TYPES = [F32, F32, F32, np.float16, np.uint8, np.int8, np.int32]

# How far ONNX Runtime's linear and cubic results may be from ours, relative to the largest pixel: a few roundings.
BOUND = {"float32": 2e-6, "float16": 2e-3}
# Integers are cut or rounded after roundings that differ.
INTEGER_BOUND = 1


class Call:
    """One random call: its arguments, and its input."""

    def __init__(self, number, against):
        self.rng = np.random.default_rng(number)
        self.against = against
        self.args = {}
        self.op = "Upsample" if self.chance(.05) else "Resize"
        self.opset = int(self.pick([7, 9] if self.op == "Upsample" else [11, 13, 18, 18, 19, 19, 19]))
        if against == "onnxruntime" and self.op == "Resize" and self.chance(.1):
            self.opset = 10
        types = TYPES if against == "reference" else RUNTIME_TYPES
        dtype = self.pick([t for t in types if t is not BF16 or self.opset >= 13])
        self.x = self.tensor(self.shape(), np.dtype(dtype))
        if self.opset != 19:
            self.args["opset"] = self.opset
        if self.op == "Upsample":
            self.upsample()
        else:
            self.resize()

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, items):
        return items[int(self.rng.integers(len(items)))]

    def shape(self):
        rank = int(self.pick([1, 2, 3, 4, 4, 4, 5])) if self.against == "reference" else int(self.pick([2, 4, 4, 4]))
        most = {1: 400, 2: 40, 3: 14, 4: 12, 5: 5}[rank]
        shape = [int(self.rng.integers(1, most + 1)) for _ in range(rank)]
        if rank >= 4:
            shape[:2] = [int(self.rng.integers(1, 3)), int(self.rng.integers(1, 4))]
        return shape

    def tensor(self, shape, dtype):
        if dtype.kind in "iu":
            info = np.iinfo(dtype)
            # The reference leaves it to the processor what 2^63 is as int64, so that nothing may come near it.
            low, high = (max(info.min, -(2**60)), min(info.max, 2**60)) if self.chance(.3) else (max(info.min, -20), 20)
            return self.rng.integers(low, high, shape, dtype=dtype, endpoint=True)
        x = self.rng.standard_normal(shape) * 10.0 ** self.rng.integers(-3, 4)
        if self.against == "reference" and self.chance(.1):
            special = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-310, 3e38, -1e300, 65504, 1e-40])
            x = np.where(self.rng.random(shape) < .2, self.rng.choice(special, shape), x)
        with np.errstate(over="ignore"):
            return x.astype(dtype)

    def upsample(self):
        whole = self.against == "reference" or self.chance(.5)
        scales = [int(self.rng.integers(1, 4)) if whole else round(float(self.rng.uniform(1, 3)), 2) for _ in self.x.shape]
        self.args["mode"] = "nearest" if self.against == "reference" else self.pick(["nearest", "linear"])
        if self.args["mode"] == "linear" and self.x.ndim == 4:
            scales[:2] = [1, 1]
        self.args["scales"] = [float(s) for s in scales]

    def resize(self):
        a = self.args
        a["mode"] = self.pick(["nearest", "linear", "cubic"])
        if self.opset > 10:
            self.attributes()
        elif a["mode"] == "cubic":
            a["mode"] = "linear"
        axes = self.axes()
        if self.opset == 10 or self.chance(.5):
            a["scales"] = [self.scale() for _ in axes]
            # A result without elements is rare enough.
            a["scales"] = [s if int(F32(s) * self.x.shape[d]) > 0 or self.chance(.02) else 1.0 for s, d in zip(a["scales"], axes)]
        else:
            most = {1: 400, 2: 60, 3: 20, 4: 24, 5: 8}[self.x.ndim]
            a["sizes"] = [int(self.rng.integers(1, most)) if self.chance(.8) else self.x.shape[d] for d in axes]
            if self.opset >= 18 and self.chance(.25):
                a["keep_aspect_ratio_policy"] = self.pick(["not_larger", "not_smaller"])
        self.runtime_limits()
        if a.get("coordinate_transformation_mode") == "tf_crop_and_resize" or (self.opset > 10 and self.chance(.02)):
            a["roi"] = [round(float(v), 3) for v in self.rng.uniform(-.3, .6, len(axes))] + [round(float(v), 3) for v in self.rng.uniform(.4, 1.4, len(axes))]

    def attributes(self):
        a = self.args
        a["coordinate_transformation_mode"] = self.pick(COORDINATES)
        if a["mode"] == "nearest":
            a["nearest_mode"] = self.pick(NEAREST)
        if a["mode"] == "cubic":
            a["cubic_coeff_a"] = float(F32(self.pick([-.75, -.5, -.6, self.rng.uniform(-1.5, .5)])))
        if self.opset >= 18 and a["mode"] != "nearest" and self.chance(.4):
            a["antialias"] = 1
        if self.chance(.3):
            a["exclude_outside"] = 1
        if a["coordinate_transformation_mode"] == "tf_crop_and_resize" and self.chance(.7):
            small = self.against == "onnxruntime" and self.x.dtype.kind in "iu"
            a["extrapolation_value"] = float(F32(self.rng.uniform(0, 100) if small else self.pick([10., -3.25, self.rng.uniform(-300, 300)])))

    def axes(self):
        rank = self.x.ndim
        axes = list(range(rank))
        if self.against == "onnxruntime":
            return axes
        if self.opset >= 18 and self.chance(.3):
            axes = [int(d) for d in self.rng.permutation(rank)[: int(self.rng.integers(1, rank + 1))]]
            self.args["axes"] = axes
        return axes

    def runtime_limits(self):
        """ONNX Runtime interpolates the last two axes only. What C++ makes of values that no int8 is, it leaves to the processor."""
        if self.against != "onnxruntime":
            return
        if self.x.dtype == np.int8 and self.args.get("antialias"):
            self.x = np.clip(self.x, -20, 20)
        if self.x.ndim < 4:
            return
        self.args.pop("keep_aspect_ratio_policy", None)
        if "scales" in self.args:
            self.args["scales"][:2] = [1.0, 1.0]
        else:
            self.args["sizes"][:2] = list(self.x.shape[:2])

    def scale(self):
        return self.pick([1.0, 2.0, 3.0, .5, .25, 1.5, .6, 2.3, 1 / 3, round(float(self.rng.uniform(.1, 3)), 3)])

    def model(self):
        """The model of one node, and what it is fed with."""
        inputs = {"X": self.x}
        attributes = {k: v for k, v in self.args.items() if k not in ("opset", "scales", "sizes", "roi")}
        names = ["X"]
        scales = np.array(self.args.get("scales", []), F32)
        if self.opset == 7:
            attributes["scales"] = self.args["scales"]
        elif self.opset <= 10:
            inputs["scales"] = scales
            names.append("scales")
        else:
            inputs["roi"] = np.array(self.args.get("roi", []), F32)
            inputs["scales"] = scales
            names += ["roi", "scales"]
            if "sizes" in self.args:
                inputs["sizes"] = np.array(self.args["sizes"], np.int64)
                names.append("sizes")
                if self.opset >= 13:
                    del inputs["scales"]
                    names[2] = ""
        node = helper.make_node(self.op, names, ["Y"], **attributes)
        values = [helper.make_tensor_value_info(k, helper.np_dtype_to_tensor_dtype(v.dtype), v.shape) for k, v in inputs.items()]
        result = helper.make_tensor_value_info("Y", helper.np_dtype_to_tensor_dtype(self.x.dtype), None)
        graph = helper.make_graph([node], "call", values, [result])
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=8), inputs

    def result(self):
        if self.against == "onnxruntime":
            return runtime(*self.model())
        if self.opset == 7:  # The evaluator knows no attribute scales.
            self.opset = 9
        model, inputs = self.model()
        return ReferenceEvaluator(model).run(None, inputs)[0]

    def compare(self):
        if self.against == "reference" or self.args["mode"] == "nearest":
            return "bits"
        largest = max(float(np.abs(self.x.astype(np.float64)).max()), abs(self.args.get("extrapolation_value", 0)))
        if self.x.dtype.kind in "iu":
            return {"rtol": 0, "atol": INTEGER_BOUND + int(BOUND["float32"] * largest)}
        return {"rtol": 0, "atol": BOUND[self.x.dtype.name] * largest}


def runtime(model, inputs):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(None, inputs)[0]


def version(against):
    if against == "reference":
        return f"onnx {onnx.__version__} reference"
    import onnxruntime
    return f"onnxruntime {onnxruntime.__version__}"


def plain(x):
    """Returns an array as a file can hold it: in C order, bfloat16 as float32."""
    return np.ascontiguousarray(x.astype(F32) if x.dtype == BF16 else x)


def record(folder, number, against):
    """Writes one call, or returns why there is none."""
    call = Call(number, against)
    name = f"onnx-{number:06d}"
    args = dict(call.args)
    if call.x.dtype == BF16:
        args["dtype"] = "bfloat16"
    try:
        result = call.result()
    except Exception as e:  # What ONNX refuses is counted.
        return None, f"{type(e).__name__}: {str(e)[:160]}"
    np.save(folder / f"{name}.in.npy", plain(call.x))
    np.save(folder / f"{name}.out.npy", plain(result))
    if "axes" in args and number % 2:  # The reference fails on negative axes, which the operator has.
        args["axes"] = [d - call.x.ndim for d in args["axes"]]
    line = {"id": name, "call": f"onnx.{call.op}", "args": args, "compare": call.compare(), "recorded_with": version(against)}
    return {**line, "input": f"{name}.in.npy", "expected": f"{name}.out.npy"}, None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", choices=["reference", "onnxruntime"], default="reference")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--halfpixel", default=str(pathlib.Path(__file__).resolve().parents[2] / "halfpixel"))
    parser.add_argument("--keep", help="a directory for the recorded calls")
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=RuntimeWarning)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        refused = {}
        with open(folder / "cases.jsonl", "w") as cases:
            for number in range(options.first, options.first + options.calls):
                line, reason = record(folder, number, options.against)
                if line:
                    cases.write(json.dumps(line) + "\n")
                else:
                    refused.setdefault(reason, []).append(number)
        for reason, numbers in sorted(refused.items()):
            print(f"refused {len(numbers)}: {reason} (call {numbers[0]})")
        sys.stdout.flush()
        return subprocess.run([options.halfpixel, "parity", str(folder)]).returncode


if __name__ == "__main__":
    sys.exit(main())
