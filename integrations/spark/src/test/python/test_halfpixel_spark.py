"""Tests of halfpixel_spark.py without PySpark: python3 -m unittest, with both folders in PYTHONPATH."""

import unittest
from typing import Any, Dict

from pyspark.ml.wrapper import JavaTransformer

import halfpixel_spark
from halfpixel_spark import HalfpixelPreprocessor, HalfpixelResize


class FakeName:
    def __init__(self, name: str) -> None:
        self.name = name

    def getName(self) -> str:
        return self.name


class FakeParam:
    def doc(self) -> str:
        return "what it is"


class FakeJava:
    """A Java object that knows its class, its name and the values that are set."""

    def __init__(self, java_class: str, uid: str = "loaded_1") -> None:
        self.java_class = java_class
        self._uid = uid
        self.values: Dict[str, Any] = {}

    def getClass(self) -> FakeName:
        return FakeName(self.java_class)

    def uid(self) -> str:
        return self._uid

    def getParam(self, name: str) -> FakeParam:
        return FakeParam()


class HalfpixelSparkTest(unittest.TestCase):
    def setUp(self) -> None:
        JavaTransformer.java = FakeJava

    def test_keywords_are_parameters(self) -> None:
        stage = HalfpixelResize(like="pillow", height=3, width=4, mean=(0.5, 1), antialias=None)
        self.assertEqual("io.halfpixel.spark.HalfpixelResize", stage._java_obj.java_class)
        self.assertEqual(stage.uid, stage._java_obj.uid())
        self.assertEqual(
            {"like": "pillow", "height": 3, "width": 4, "mean": [0.5, 1.0]}, stage._values
        )
        self.assertIs(stage, stage.setParams(onError="null"))
        self.assertEqual("null", stage._values["onError"])
        self.assertEqual("what it is", getattr(stage, "mode").doc)

    def test_wrong_names_and_types(self) -> None:
        with self.assertRaisesRegex(TypeError, "HalfpixelResize has no parameter config; it has "):
            HalfpixelResize(config="{}")
        with self.assertRaises(TypeError):
            HalfpixelPreprocessor(doResize=1)

    def test_a_saved_stage_is_read_by_its_java_class(self) -> None:
        reader = HalfpixelPreprocessor.read()
        self.assertEqual("io.halfpixel.spark.HalfpixelPreprocessor", reader.java_class)
        java = FakeJava("io.halfpixel.spark.HalfpixelPreprocessor")
        java.values["config"] = "{}"
        stage = HalfpixelPreprocessor._from_java(java)
        self.assertIsInstance(stage, HalfpixelPreprocessor)
        self.assertIs(java, stage._java_obj)
        self.assertEqual("loaded_1", stage.uid)
        self.assertEqual({"config": "{}"}, stage._values)

    def test_a_pipeline_finds_the_class_of_a_stage(self) -> None:
        """As JavaParams._from_java of PySpark 4 does."""
        found = __import__("io.halfpixel.spark", fromlist=["HalfpixelResize"])
        self.assertIs(HalfpixelResize, getattr(found, "HalfpixelResize"))
        self.assertIs(halfpixel_spark, found)


if __name__ == "__main__":
    unittest.main()
