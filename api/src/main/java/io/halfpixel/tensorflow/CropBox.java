package io.halfpixel.tensorflow;

/**
 * A part of an image, in units of its height and width: 0 is the centre of the first pixel, 1 that
 * of the last.
 *
 * @param image the index of the image in the batch
 */
record CropBox(float y1, float x1, float y2, float x2, int image) {}
