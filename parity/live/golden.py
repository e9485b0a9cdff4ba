"""Records a few small calls of a framework among the golden vectors, one for each of its rules.

    python parity/live/golden.py opencv cv2 --draws 20000

The module of the framework has a function rule_of(call), which says what a call is an example of. Calls that are there
already, by their id, are recorded anew.
"""
import argparse
import importlib
import json
import pathlib
import tempfile

import numpy as np

import common

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "bindings-tests/src/test/resources/golden"


def small_calls(runner, seed, draws, most_bytes, errors):
    """One small call for each rule, and for each error if wanted, with its number."""
    seen = set()
    for number in range(draws):
        call = runner.draw(np.random.default_rng([seed, number]))
        rule = runner.rule_of(call)
        if call.input.nbytes > most_bytes or rule in seen:
            continue
        try:
            if np.asarray(call.compute()).nbytes > most_bytes:
                continue
        except Exception as error:
            rule = str(error)
            if not errors or rule in seen:
                continue
        seen.add(rule)
        yield number, call


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("framework", help="a module of this folder, such as opencv")
    parser.add_argument("folder", help="a folder of the golden vectors, such as cv2")
    parser.add_argument("--draws", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=300, help="the most bytes of an image")
    parser.add_argument("--longest", type=int, help="images are shorter, where the module knows LONGEST")
    parser.add_argument("--no-errors", action="store_true", help="leave out calls that raise errors")
    options = parser.parse_args()
    runner = importlib.import_module(options.framework)
    if options.longest:
        runner.LONGEST = options.longest
    manifest = GOLDEN / "cases.jsonl"
    old = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        recorder = common.Recorder(folder, runner.RECORDED_WITH)
        new = [recorder.record(f"{options.folder}-live{options.seed}-{number:05d}", call)
               for number, call in small_calls(runner, options.seed, options.draws, options.bytes,
                                              not options.no_errors)]
        (GOLDEN / options.folder).mkdir(exist_ok=True)
        for case in new:
            for field in ("input", "expected"):
                if field in case:
                    file = pathlib.Path(folder) / case[field]
                    case[field] = f"{options.folder}/{case[field]}"
                    (GOLDEN / case[field]).write_bytes(file.read_bytes())
    ids = {case["id"] for case in new}
    kept = [case for case in old if case["id"] not in ids]
    text = "".join(json.dumps(case) + "\n" for case in kept + new)
    manifest.write_text(text, encoding="utf-8")
    print(f"{len(new)} calls recorded, {len(kept)} others kept")


if __name__ == "__main__":
    main()
