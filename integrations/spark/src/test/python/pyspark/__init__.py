"""As much of PySpark as halfpixel_spark.py uses, with its types, for tests without PySpark."""
