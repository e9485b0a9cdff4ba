"""Stages of Spark ML that make a model's input of columns of images, with the bits of Python.

They are the Java classes ``HalfpixelPreprocessor`` and ``HalfpixelResize`` of the package
``io.halfpixel.spark``, whose jar this file is in: ``pyspark --packages
io.halfpixel:halfpixel-spark_2.13:VERSION`` brings both. ::

    from halfpixel_spark import HalfpixelPreprocessor

    files = spark.read.format("binaryFile").load("photos/")
    ready = HalfpixelPreprocessor(config=open("preprocessor_config.json").read(), onError="null")
    ready.transform(files).select("path", "pixel_values", "reason").write.parquet("out")

Each parameter is a keyword of the constructor and of ``setParams``, and an attribute; None leaves
it as it is. docs/spark.md says what they mean.
"""

import sys
from typing import Any, Dict, List, Optional, Tuple, Type, TypeVar

from pyspark.ml.param import Param, TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaTransformer

__all__ = ["HalfpixelPreprocessor", "HalfpixelResize", "registerFunctions"]

_PACKAGE = "io.halfpixel.spark"

Self = TypeVar("Self", bound="_ImageTransformer")

# Spark's Python looks for the module of a stage by the name of its Java class, when it loads a
# pipeline. This one cannot be imported under that name, because io is a module of Python's own.
sys.modules.setdefault(_PACKAGE, sys.modules[__name__])

_STRING = TypeConverters.toString
_INT = TypeConverters.toInt
_BOOLEAN = TypeConverters.toBoolean
_FLOAT = TypeConverters.toFloat
_FLOATS = TypeConverters.toListFloat

_COMMON = {
    "inputCol": _STRING,
    "outputCol": _STRING,
    "onError": _STRING,
    "reasonCol": _STRING,
    "decoding": _STRING,
    "exif": _STRING,
    "maxPixels": _INT,
}


class _Reader(JavaMLReader):
    """Reads a stage by the name of its Java class."""

    @classmethod
    def _java_loader_class(cls, clazz: Type[Any]) -> str:
        return f"{_PACKAGE}.{clazz.__name__}"


class _ImageTransformer(JavaTransformer, JavaMLReadable, JavaMLWritable):
    """What the stages have in common: a Java object of the same name and the same parameters."""

    _types: Dict[str, Any] = {}

    def __init__(self, **params: Any) -> None:
        super().__init__()
        self._java_obj = self._new_java_obj(f"{_PACKAGE}.{type(self).__name__}", self.uid)
        for name, converter in self._types.items():
            doc = self._java_obj.getParam(name).doc()
            setattr(self, name, Param(self, name, doc, typeConverter=converter))
        self._transfer_params_from_java()
        self.setParams(**params)

    def setParams(self: Self, **params: Any) -> Self:
        """Sets parameters by their names; None leaves one as it is."""
        unknown = sorted(set(params) - set(self._types))
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no parameter {', '.join(unknown)}; it has "
                + ", ".join(sorted(self._types))
            )
        return self._set(**{name: value for name, value in params.items() if value is not None})

    @classmethod
    def read(cls) -> _Reader:
        """Returns what reads a saved stage."""
        return _Reader(cls)

    @staticmethod
    def _from_java(java_stage: Any) -> "_ImageTransformer":
        name = java_stage.getClass().getName()
        stage: _ImageTransformer = getattr(sys.modules[__name__], name.rpartition(".")[2])()
        stage._java_obj = java_stage
        stage._resetUid(java_stage.uid())
        stage._transfer_params_from_java()
        return stage


class HalfpixelPreprocessor(_ImageTransformer):
    """Makes images ready for a model: by ``config``, the text of a preprocessor_config.json, by
    ``preset``, weights of torchvision, or by ``imageProcessorType``; the other parameters are keys
    of transformers that stand above those of ``config``."""

    _types = {
        **_COMMON,
        "config": _STRING,
        "preset": _STRING,
        "processor": _STRING,
        "imageProcessorType": _STRING,
        "doResize": _BOOLEAN,
        "height": _INT,
        "width": _INT,
        "shortestEdge": _INT,
        "resample": _STRING,
        "doCenterCrop": _BOOLEAN,
        "cropHeight": _INT,
        "cropWidth": _INT,
        "doRescale": _BOOLEAN,
        "rescaleFactor": _FLOAT,
        "doNormalize": _BOOLEAN,
        "imageMean": _FLOATS,
        "imageStd": _FLOATS,
    }


class HalfpixelResize(_ImageTransformer):
    """Resizes images as the framework ``like`` does with ``mode``, to ``height`` and ``width`` or
    ``shortestEdge``; then crop, mean and std."""

    _types = {
        **_COMMON,
        "like": _STRING,
        "mode": _STRING,
        "antialias": _BOOLEAN,
        "height": _INT,
        "width": _INT,
        "shortestEdge": _INT,
        "cropHeight": _INT,
        "cropWidth": _INT,
        "mean": _FLOATS,
        "std": _FLOATS,
        "layout": _STRING,
        "elementType": _STRING,
        "outputType": _STRING,
    }


def registerFunctions(spark: Any) -> None:
    """Makes ``halfpixel_resize`` and ``try_halfpixel_resize`` known to the SQL of a session."""
    spark._jvm.io.halfpixel.spark.HalfpixelFunctions.register(spark._jsparkSession)
