"""A stage whose Java object is made by :attr:`JavaTransformer.java`, which a test sets."""

from typing import Any, Callable, Dict, TypeVar

T = TypeVar("T", bound="JavaTransformer")


class JavaTransformer:
    java: Callable[..., Any]

    def __init__(self) -> None:
        self._java_obj: Any = None
        self.uid = type(self).__name__ + "_0"
        self._values: Dict[str, Any] = {}

    @staticmethod
    def _new_java_obj(java_class: str, *args: Any) -> Any:
        return JavaTransformer.java(java_class, *args)

    def _set(self: T, **values: Any) -> T:
        for name, value in values.items():
            self._values[name] = getattr(self, name).typeConverter(value)
        return self

    def _resetUid(self, uid: str) -> None:
        self.uid = uid

    def _transfer_params_from_java(self) -> None:
        for name, value in self._java_obj.values.items():
            self._set(**{name: value})
