"""Random calls of PyTorch's modules that enlarge images."""
import numpy as np
import torch

from common import Call, pick

RECORDED_WITH = f"torch {torch.__version__} {torch.backends.cpu.get_cpu_capability()}"
torch.set_num_threads(2)

MODES = {3: ["nearest", "linear", "area", "nearest-exact"], 4: ["nearest", "bilinear", "bicubic", "area", "nearest-exact"],
         5: ["nearest", "trilinear", "nearest-exact"]}


def extent(random, axes):
    kind = int(random.integers(4))
    if kind == 0:
        return {"size": [int(random.integers(1, 24)) for _ in range(axes)]}
    if kind == 1:
        return {"size": int(random.integers(1, 24))}
    scales = [pick(random, [2, 3, 0.5, 1.3, 2.0, 0.7]) for _ in range(axes)]
    return {"scale_factor": scales if kind == 2 else scales[0]}


def draw(random):
    name = pick(random, ["Upsample", "Upsample", "UpsamplingNearest2d", "UpsamplingBilinear2d", "PixelShuffle", "PixelUnshuffle"])
    rank = pick(random, [3, 4, 4, 5]) if name == "Upsample" else 4
    shape = [int(random.integers(1, 3)), int(random.integers(1, 6))] + [int(random.integers(2, 12)) for _ in range(rank - 2)]
    if name.startswith("Pixel"):
        factor = int(random.integers(1, 4))
        args = {("upscale_factor" if name == "PixelShuffle" else "downscale_factor"): factor}
        shape = [shape[0], shape[1] * factor * factor, 2 * factor, 3 * factor]
    else:
        args = extent(random, rank - 2)
    if name == "Upsample" and random.integers(4):
        args["mode"] = pick(random, MODES[rank])
        if args["mode"].endswith(("linear", "bicubic")) and random.integers(2):
            args["align_corners"] = bool(random.integers(2))
        if "scale_factor" in args and random.integers(4) == 0:
            args["recompute_scale_factor"] = True
    x = random.standard_normal(shape).astype("float32")
    if name != "Upsample" and random.integers(3) == 0:
        x = random.integers(0, 256, shape).astype("uint8")
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in args.items()}
    return Call(f"torch.nn.{name}", args, x, lambda: getattr(torch.nn, name)(**given)(torch.from_numpy(x)).numpy(),
                {"num_threads": 2})


def rule_of(call):
    """What a small call among the golden vectors is an example of."""
    return call.call
