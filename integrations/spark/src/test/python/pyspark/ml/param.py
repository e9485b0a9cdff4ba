"""Parameters as in PySpark: their values are kept in the stage until Java is asked."""

from typing import Any, Callable, List


class TypeConverters:
    @staticmethod
    def toString(value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError(f"Could not convert {value!r} to string type")
        return value

    @staticmethod
    def toInt(value: Any) -> int:
        if isinstance(value, bool) or int(value) != value:
            raise TypeError(f"Could not convert {value!r} to int")
        return int(value)

    @staticmethod
    def toBoolean(value: Any) -> bool:
        if not isinstance(value, bool):
            raise TypeError(f"Boolean Param requires value of type bool. Found {value!r}")
        return value

    @staticmethod
    def toFloat(value: Any) -> float:
        return float(value)

    @staticmethod
    def toListFloat(value: Any) -> List[float]:
        return [float(each) for each in value]


class Param:
    def __init__(
        self, parent: Any, name: str, doc: str, typeConverter: Callable[[Any], Any]
    ) -> None:
        self.parent = parent.uid
        self.name = name
        self.doc = doc
        self.typeConverter = typeConverter
