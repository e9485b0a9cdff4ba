package io.halfpixel.keras;

import io.halfpixel.DataType;

/**
 * What every layer has.
 *
 * @param name the name of the layer in its model
 * @param dtype the type to which floating-point inputs are cast
 */
record LayerOptions(String name, DataType dtype) {}
