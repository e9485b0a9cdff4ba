"""Random calls of Resize and Upsample of ONNX' reference evaluator for live.py: python live.py onnx_live."""
import ml_dtypes
import numpy as np
import onnx
from onnx import helper
from onnx.reference import ReferenceEvaluator

from common import Call, pick

RECORDED_WITH = f"onnx {onnx.__version__} reference"
F32 = np.float32
BF16 = ml_dtypes.bfloat16
COORDINATES = ["half_pixel", "half_pixel_symmetric", "pytorch_half_pixel", "align_corners", "asymmetric", "tf_crop_and_resize"]
NEAREST = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"]
SPECIAL = [np.nan, np.inf, -np.inf, -0.0, 0.0, 1e-310, 3e38, -1e300, 65504, 1e-40]
WRONG = [("mode", "bilinear"), ("coordinate_transformation_mode", "centre"), ("antialias", 1), ("keep_aspect_ratio_policy", "fit")]
# What is no attribute of the node.
INPUTS = ("opset", "scales", "sizes", "roi")


class Draw:
    """One random call: an operator, its arguments, and a tensor."""

    types = [F32, F32, F32, np.float64, np.float16, BF16, np.uint8, np.int8, np.uint16, np.int16, np.int32, np.int64]
    ranks = [1, 2, 3, 4, 4, 4, 5]

    def __init__(self, random):
        self.random = random
        self.args = {}
        self.operator = "Upsample" if self.chance(.05) else "Resize"
        self.opset = self.draw_opset()
        dtype = np.dtype(pick(random, [t for t in self.types if t is not BF16 or self.opset >= 13]))
        self.x = self.tensor(self.shape(), dtype)
        if self.operator == "Upsample":
            self.upsample()
        else:
            self.resize()

    def chance(self, p):
        return self.random.random() < p

    def draw_opset(self):
        return pick(self.random, [7, 9] if self.operator == "Upsample" else [11, 13, 18, 18, 19, 19, 19])

    def shape(self):
        rank = pick(self.random, self.ranks)
        most = {1: 400, 2: 40, 3: 14, 4: 12, 5: 5}[rank]
        shape = [int(self.random.integers(1, most + 1)) for _ in range(rank)]
        if rank >= 4:
            shape[:2] = [int(self.random.integers(1, 3)), int(self.random.integers(1, 4))]
        return shape

    def tensor(self, shape, dtype):
        if dtype.kind in "iu":
            info = np.iinfo(dtype)
            # The reference leaves it to the processor what 2^63 is as int64: nothing comes near it.
            most = 2**60 if self.chance(.3) else 20
            return self.random.integers(max(info.min, -most), min(info.max, most), shape, dtype=dtype, endpoint=True)
        x = self.random.standard_normal(shape) * 10.0 ** self.random.integers(-3, 4)
        if self.special():
            x = np.where(self.random.random(shape) < .2, self.random.choice(SPECIAL, shape), x)
        with np.errstate(over="ignore"):
            return x.astype(dtype)

    def special(self):
        return self.chance(.1)

    def upsample(self):
        self.args["mode"] = "nearest"
        self.args["scales"] = [float(self.random.integers(1, 4)) for _ in self.x.shape]

    def resize(self):
        self.args["mode"] = pick(self.random, ["nearest", "linear", "cubic"])
        self.attributes()
        axes = self.axes()
        self.lengths(axes)
        if self.args["coordinate_transformation_mode"] == "tf_crop_and_resize" or self.chance(.02):
            ends = np.concatenate([self.random.uniform(-.3, .6, len(axes)), self.random.uniform(.4, 1.4, len(axes))])
            self.args["roi"] = [round(float(v), 3) for v in ends]

    def axes(self):
        if self.opset < 18 or not self.chance(.3):
            return list(range(self.x.ndim))
        count = self.random.integers(1, self.x.ndim + 1)
        self.args["axes"] = [int(d) for d in self.random.permutation(self.x.ndim)[:count]]
        return self.args["axes"]

    def attributes(self):
        a = self.args
        a["coordinate_transformation_mode"] = pick(self.random, COORDINATES)
        if a["mode"] == "nearest":
            a["nearest_mode"] = pick(self.random, NEAREST)
        if a["mode"] == "cubic":
            a["cubic_coeff_a"] = float(F32(pick(self.random, [-.75, -.5, -.6, self.random.uniform(-1.5, .5)])))
        if self.opset >= 18 and a["mode"] != "nearest" and self.chance(.4):
            a["antialias"] = 1
        if self.may_exclude() and self.chance(.3):
            a["exclude_outside"] = 1
        if a["coordinate_transformation_mode"] == "tf_crop_and_resize" and self.chance(.7):
            a["extrapolation_value"] = float(F32(self.outside()))

    def may_exclude(self):
        return True

    def outside(self):
        return pick(self.random, [10., -3.25, self.random.uniform(-300, 300)])

    def lengths(self, axes):
        a = self.args
        if self.chance(.5):
            a["scales"] = [self.scale(self.x.shape[d]) for d in axes]
        else:
            most = {1: 400, 2: 60, 3: 20, 4: 24, 5: 8}[self.x.ndim]
            a["sizes"] = [int(self.random.integers(1, most)) if self.chance(.8) else self.x.shape[d] for d in axes]
            if self.opset >= 18 and self.chance(.25):
                a["keep_aspect_ratio_policy"] = pick(self.random, ["not_larger", "not_smaller"])

    def scale(self, length):
        scale = pick(self.random, [1., 2., 3., .5, .25, 1.5, .6, 2.3, 1 / 3, round(float(self.random.uniform(.1, 3)), 3)])
        return scale if int(F32(scale) * length) > 0 or self.may_be_empty() else 1.

    def may_be_empty(self):
        return self.chance(.02)

    def spoil(self):
        """Makes an argument wrong, as the reference says it."""
        name, value = pick(self.random, WRONG)
        self.args[name] = value
        if name == "keep_aspect_ratio_policy":
            self.args.pop("scales", None)
            self.args["sizes"] = [n + 1 for n in self.x.shape]
            self.args.pop("axes", None)
        if name == "coordinate_transformation_mode":  # An axis that stays as it is asks for no coordinates.
            self.args["sizes"] = [n + 1 for n in self.x.shape]
            [self.args.pop(k, None) for k in ("scales", "axes", "keep_aspect_ratio_policy")]
        if name == "antialias":
            self.args["mode"] = "nearest"
        self.args.pop("roi", None)
        if self.args.get("coordinate_transformation_mode") == "tf_crop_and_resize":
            self.args["coordinate_transformation_mode"] = "half_pixel"

    def model(self, opset):
        """The model of one node, and what it is fed with."""
        attributes = {k: v for k, v in self.args.items() if k not in INPUTS}
        feeds = {"X": self.x}
        names = ["X"]
        if opset == 7:
            attributes["scales"] = self.args["scales"]
        elif opset <= 10:
            names += ["scales"]
        else:
            names += ["roi", "scales"] + (["sizes"] if "sizes" in self.args else [])
        for name in names[1:]:
            feeds[name] = np.array(self.args.get(name, []), np.int64 if name == "sizes" else F32)
        if opset >= 13 and "sizes" in self.args:
            names[2] = ""
            del feeds["scales"]
        node = helper.make_node(self.operator, names, ["Y"], **attributes)
        values = [helper.make_tensor_value_info(k, helper.np_dtype_to_tensor_dtype(v.dtype), v.shape) for k, v in feeds.items()]
        result = helper.make_tensor_value_info("Y", helper.np_dtype_to_tensor_dtype(self.x.dtype), None)
        graph = helper.make_graph([node], "call", values, [result])
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8), feeds

    def compute(self):
        # The evaluator knows no attribute scales, and opset 9 is the same.
        model, feeds = self.model(9 if self.opset == 7 else self.opset)
        return plain(ReferenceEvaluator(model).run(None, feeds)[0])

    def call(self, compare="bits"):
        args = {**self.args, "opset": self.opset}
        if self.x.dtype == BF16:
            args["dtype"] = "bfloat16"
        if "axes" in args and self.chance(.5):  # The reference fails on negative axes, which the operator has.
            args["axes"] = [d - self.x.ndim for d in args["axes"]]
        return Call("onnx." + self.operator, args, plain(self.x), self.compute, compare=compare)


def plain(x):
    """An array as a file can hold it: there is no bfloat16, but float32 holds its values."""
    return x.astype(F32) if x.dtype == BF16 else x


def draw(random):
    drawn = Draw(random)
    if drawn.operator == "Resize" and drawn.opset >= 18 and drawn.chance(.02):
        drawn.spoil()
    return drawn.call()
