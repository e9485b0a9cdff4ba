"""What the live runners share: calls of a framework, recorded in the format of `halfpixel parity`.

A runner for a framework is a module with a function draw(random), which returns a random Call, and a constant
RECORDED_WITH, the framework and its version. live.py draws, records, and compares.
"""
import dataclasses
import json
import pathlib
import subprocess
from typing import Any, Callable

import numpy as np


@dataclasses.dataclass
class Call:
    """One call of a framework.

    call: the framework's own name; args: its keyword arguments, as JSON has them; input: the array or Pillow's image
    that it is given, or a list of these for a batch;
    compute: makes the call and returns an array; context: other fields of the case, such as mode;
    compare: "bits", or {"rtol": ..., "atol": ...}; own_words: the framework's refusal is accepted in Halfpixel's words
    """
    call: str
    args: dict
    input: Any
    compute: Callable[[], np.ndarray]
    context: dict = dataclasses.field(default_factory=dict)
    compare: Any = "bits"
    own_words: bool = False


# PyTorch stops with it where Halfpixel has a pixel (docs/frameworks.md): uint8, three channels, an output of one pixel.
DEFECT = "num_channels == unpacked_output.size(0) INTERNAL ASSERT FAILED"


class Recorder:
    """Writes calls and what the framework made of them into a directory."""

    def __init__(self, directory, recorded_with):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.recorded_with = recorded_with

    def keep(self, name, given):
        """Writes an input and returns the name of its file; of a list, the names of its files."""
        if isinstance(given, list):
            return [self.keep(f"{name}{number}", one) for number, one in enumerate(given)]
        if isinstance(given, np.ndarray):
            np.save(self.directory / (name + ".npy"), np.ascontiguousarray(given))
            return name + ".npy"
        given.save(self.directory / (name + ".png"))
        return name + ".png"

    def record(self, name, call):
        """Makes a call and adds it, with its result or the error it raised, to cases.jsonl.

        A call that stops with the DEFECT is marked as "left_out" and not added: there is nothing to compare with.
        """
        case = {"id": name, "call": call.call, "args": call.args, "compare": call.compare,
                "recorded_with": self.recorded_with, "input": self.keep(name + ".in", call.input), **call.context}
        try:
            result = call.compute()
        except Exception as error:  # The framework's refusal is a result too.
            if DEFECT in str(error):
                return {**case, "left_out": True}
            case["raises"] = {"type": type(error).__name__, "message": str(error)}
        else:
            case["expected"] = name + ".out.npy"
            np.save(self.directory / case["expected"], np.ascontiguousarray(result))
        with open(self.directory / "cases.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(case) + "\n")
        return case


def replay(halfpixel, directory, backend=None):
    """Runs `halfpixel parity` over a directory and returns its report."""
    report = pathlib.Path(directory) / "report.json"
    command = [str(halfpixel), "parity", str(directory), "--json", str(report)]
    done = subprocess.run(command + (["--backend", backend] if backend else []), capture_output=True, text=True)
    if not report.exists():
        raise SystemExit(done.stdout + done.stderr)
    return json.loads(report.read_text(encoding="utf-8"))


def pick(random, choices):
    """One of a list, as it is in the list."""
    return choices[int(random.integers(len(choices)))]
