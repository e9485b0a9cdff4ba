"""Writes the transforms of all weights of torchvision to the resource that io.halfpixel.torchvision.Presets reads.

    python parity/live/tvision_weights.py

A line with a preset and its arguments stands before the names of the weights that have it; DEFAULT and other aliases
are names of their own.
"""
import pathlib

import torchvision
from torchvision.models import get_model_weights, list_models

RESOURCE = pathlib.Path(__file__).resolve().parents[2] / "api/src/main/resources/io/halfpixel/torchvision/weights.txt"


def text(value):
    """An argument without spaces."""
    value = getattr(value, "value", value)
    return ",".join(map(repr, value)) if isinstance(value, list) else str(value)


def preset(weights):
    transforms = weights.transforms()
    arguments = {name: text(value) for name, value in vars(transforms).items()
                 if not name.startswith("_") and name != "training"}
    return " ".join([type(transforms).__name__] + [f"{name}={value}" for name, value in sorted(arguments.items())])


def main():
    presets = {}
    for model in list_models():
        enumeration = get_model_weights(model)
        for name, weights in enumeration.__members__.items():
            presets.setdefault(preset(weights), set()).add(f"{enumeration.__name__}.{name}")
    lines = [f"# torchvision {torchvision.__version__.split('+')[0]}, written by parity/live/tvision_weights.py"]
    for arguments, names in sorted(presets.items()):
        lines += [arguments] + [f"  {name}" for name in sorted(names)]
    RESOURCE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, presets.values()))} names, {len(presets)} presets")


if __name__ == "__main__":
    main()
