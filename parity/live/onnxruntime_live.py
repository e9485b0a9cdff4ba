"""Random calls of Resize and Upsample of ONNX Runtime for live.py: python live.py onnxruntime_live.

Mode nearest has to agree in every bit, the others within BOUND. What ONNX Runtime refuses is not drawn, nor what C++
leaves to the processor: integers that a type does not hold.
"""
import numpy as np
import onnxruntime

from common import pick
from onnx_live import F32, Draw, plain

RECORDED_WITH = f"onnxruntime {onnxruntime.__version__}"

# How far linear and cubic results may lie apart, relative to the largest pixel; integers, that and 1, or 2 where each axis is rounded.
BOUND = {"float32": 2e-6, "float16": 2e-3}

OPTIONS = onnxruntime.SessionOptions()
OPTIONS.log_severity_level = 4
OPTIONS.intra_op_num_threads = 1


class RuntimeDraw(Draw):
    types = [F32, F32, F32, np.float16, np.uint8, np.int8, np.int32]
    ranks = [2, 4, 4, 4]

    def draw_opset(self):
        return 10 if self.operator == "Resize" and self.chance(.1) else super().draw_opset()

    def special(self):
        return False

    def may_be_empty(self):
        return False

    def may_exclude(self):
        return self.args["mode"] == "cubic"

    def outside(self):
        return self.random.uniform(0, 100) if self.x.dtype.kind in "iu" else super().outside()

    def upsample(self):
        self.args["mode"] = pick(self.random, ["nearest", "linear"])
        whole = self.chance(.5)
        scales = [float(self.random.integers(1, 4)) if whole else round(float(self.random.uniform(1, 3)), 2) for _ in self.x.shape]
        self.args["scales"] = self.last_two(scales)

    def resize(self):
        if self.opset == 10:
            self.args["mode"] = pick(self.random, ["nearest", "linear"])
            self.args["scales"] = self.last_two([self.scale(n) for n in self.x.shape])
            return
        super().resize()

    def attributes(self):
        super().attributes()
        if self.args["coordinate_transformation_mode"] == "tf_crop_and_resize":  # It stops where a kernel reaches no pixel.
            self.args.pop("antialias", None)
        if self.x.dtype.kind in "iu" and self.args["mode"] == "cubic" and "antialias" not in self.args:
            self.args["mode"] = "linear"
            self.args.pop("exclude_outside", None)
        if self.x.dtype in (np.int8, np.int32) and "antialias" in self.args:  # No cubic sum of these leaves the type.
            most = 20 if self.x.dtype == np.int8 else 2**26
            self.x = np.clip(self.x, -most, most)

    def axes(self):
        return list(range(self.x.ndim))

    def lengths(self, axes):
        super().lengths(axes)
        if "scales" in self.args:
            self.args["scales"] = self.last_two(self.args["scales"])
        elif self.x.ndim == 4:
            self.args.pop("keep_aspect_ratio_policy", None)
            self.args["sizes"][:2] = self.x.shape[:2]

    def last_two(self, scales):
        """Batch and channels keep their lengths, which ONNX Runtime insists on unless the mode is nearest."""
        return [1., 1., *scales[2:]] if self.x.ndim == 4 else scales

    def compute(self):
        model, feeds = self.model(self.opset)
        session = onnxruntime.InferenceSession(model.SerializeToString(), OPTIONS, providers=["CPUExecutionProvider"])
        return plain(session.run(None, feeds)[0])

    def bound(self):
        if self.args["mode"] == "nearest":
            return "bits"
        largest = max(float(np.abs(self.x.astype(np.float64)).max()), abs(self.args.get("extrapolation_value", 0)))
        if self.x.dtype.kind in "iu":
            roundings = 2 if "antialias" in self.args else 1
            return {"rtol": 0, "atol": roundings + int(BOUND["float32"] * largest)}
        return {"rtol": 0, "atol": BOUND[self.x.dtype.name] * largest}


def draw(random):
    drawn = RuntimeDraw(random)
    return drawn.call(drawn.bound())
