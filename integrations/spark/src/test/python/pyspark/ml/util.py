"""Reading and writing; a reader asks the class for its stage, as PySpark's does."""

from typing import Any, Type


class JavaMLReader:
    def __init__(self, clazz: Type[Any]) -> None:
        self._clazz = clazz
        self.java_class = self._java_loader_class(clazz)

    @classmethod
    def _java_loader_class(cls, clazz: Type[Any]) -> str:
        return clazz.__module__ + "." + clazz.__name__


class JavaMLReadable:
    @classmethod
    def read(cls) -> JavaMLReader:
        return JavaMLReader(cls)


class JavaMLWritable:
    pass
