"""Random calls of jax.image; within the bounds that docs/frameworks.md states."""
import os

os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.image
import jax.numpy as jnp
import numpy as np

from common import Call, pick

RECORDED_WITH = f"jax {jax.__version__}"

METHODS = ["linear", "bilinear", "cubic", "cubic-pytorch", "lanczos3", "lanczos5", "area"]
TYPES = ["float32", "float32", "float32", "float64", "float16", "uint8", "int16", "int32", "int64", "bool"]


def array(random, shape, types=TYPES):
    dtype = pick(random, types)
    if dtype == "bool":
        return random.integers(0, 2, shape).astype(bool)
    if dtype.startswith("float"):
        return random.standard_normal(shape).astype(dtype)
    high = 255 if dtype == "uint8" else 1000
    return random.integers(0, high, shape).astype(dtype)


def bound(x):
    if x.dtype == "float16":
        return {"rtol": 2e-3, "atol": 4e-3}
    largest = float(np.abs(x.astype("float64")).max()) if x.size else 0
    return {"rtol": 3e-6, "atol": 3e-6 * max(largest, 1)}


def scale_and_translate(random):
    rank = int(random.integers(1, 5))
    shape = [int(random.integers(1, 14)) for _ in range(rank)]
    dims = random.permutation(rank)[:int(random.integers(1, min(rank, 3) + 1))]
    out = list(shape)
    for dim in dims:
        out[dim] = int(random.integers(1, 20))
    # Quarters, for which positions are exact: elsewhere a rounding error decides whether one lies outside.
    scale = [pick(random, [0.25, 0.5, 1.0, 2.0, 4.0, 0.5, 2.0]) for _ in dims]
    args = {"shape": out, "spatial_dims": [int(d) - (rank if random.integers(4) == 0 else 0) for d in dims],
            "scale": scale, "translation": [float(random.integers(-20, 20)) / 4 for _ in dims],
            "method": pick(random, METHODS + ["nearest"] * int(random.integers(10) == 0))}
    if random.integers(2):
        args["antialias"] = bool(random.integers(2))
    if random.integers(4) == 0:
        args["precision"] = pick(random, ["default", "high", "highest", "bfloat16", "tensorfloat32"])
    x = array(random, shape)
    given = {**args, "scale": jnp.asarray(args["scale"], "float32"), "translation": jnp.asarray(args["translation"], "float32")}
    return Call("jax.image.scale_and_translate", args, x,
                lambda: np.asarray(jax.image.scale_and_translate(x, **given)), compare=bound(x))


def resize(random):
    shape = [int(random.integers(1, 14)) for _ in range(int(random.integers(1, 5)))]
    args = {"shape": [n if random.integers(2) else int(random.integers(1, 20)) for n in shape], "method": "nearest"}
    x = array(random, shape)
    return Call("jax.image.resize", args, x, lambda: np.asarray(jax.image.resize(x, **args)))


def draw(random):
    return resize(random) if random.integers(4) == 0 else scale_and_translate(random)


def rule_of(call):
    """What a small call among the golden vectors is an example of."""
    return (call.call, call.args["method"])
