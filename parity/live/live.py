"""Random calls, computed by a framework here and by Halfpixel through `halfpixel parity`, compared in every bit.

    python parity/live/live.py pillow --calls 10000 --seed 1

Calls are numbered: --first 4711 --calls 1 repeats one of them alone. Exit status 1 if any differs.
"""
import argparse
import collections
import importlib
import pathlib
import shutil
import sys
import tempfile

import numpy as np

import common

TREE = pathlib.Path(__file__).resolve().parents[2]
BATCH = 1000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("framework", help="a module of this folder, such as pillow")
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first call")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backend", help="the backend of Halfpixel")
    parser.add_argument("--halfpixel", default=TREE / "halfpixel", help="the command that starts Halfpixel")
    parser.add_argument("--keep", help="a directory that keeps the cases of batches with differences")
    return parser.parse_args()


def is_refused(case, own_words, seen):
    """Whether Halfpixel refuses, in words of its own, what the framework refuses too, or what it does not support by name."""
    if case["id"] not in own_words:
        return False
    if own_words[case["id"]]:
        return "the call returned a result" not in case["detail"]
    seen[case["call"] + " refused by name"] += case["status"] == "unsupported"
    return case["status"] == "unsupported"


def run_batch(options, runner, first, count, seen):
    directory = pathlib.Path(tempfile.mkdtemp(prefix="halfpixel-live-"))
    try:
        recorder = common.Recorder(directory, runner.RECORDED_WITH)
        own_words = {}
        for number in range(first, first + count):
            random = np.random.default_rng([options.seed, number])
            call = runner.draw(random)
            case = recorder.record(f"{options.framework}-{options.seed}-{number:06d}", call)
            if call.own_words:
                own_words[case["id"]] = "raises" in case
            end = " raises" if "raises" in case else " left out" if "left_out" in case else ""
            seen[case["call"] + end] += 1
        if not (directory / "cases.jsonl").exists():
            return []
        report = common.replay(options.halfpixel, directory, options.backend)
        wrong = [case for case in report["cases"] if case["status"] != "passed" and not is_refused(case, own_words, seen)]
        if wrong and options.keep:
            shutil.copytree(directory, pathlib.Path(options.keep) / str(first))
        return wrong
    finally:
        shutil.rmtree(directory)


def main():
    options = arguments()
    runner = importlib.import_module(options.framework)
    seen = collections.Counter()
    wrong = []
    end = options.first + options.calls
    for first in range(options.first, end, BATCH):
        wrong += run_batch(options, runner, first, min(BATCH, end - first), seen)
    for case in wrong[:20]:
        print(case["id"], case["call"], case["status"], case["detail"])
    print(f"{runner.RECORDED_WITH}: {options.calls} calls, {len(wrong)} not equal;",
          ", ".join(f"{count} {call}" for call, count in sorted(seen.items())))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
