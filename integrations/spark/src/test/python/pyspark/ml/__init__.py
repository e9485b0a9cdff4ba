"""As much of pyspark.ml as halfpixel_spark.py uses, with its types, for tests without PySpark."""
