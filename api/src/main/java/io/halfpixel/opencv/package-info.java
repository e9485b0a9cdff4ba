/**
 * OpenCV: {@code cv2.resize} with its own argument names and its own results.
 *
 * <p>{@link io.halfpixel.opencv.Resize} is the operation. Everything that is not public computes
 * indices and weights as OpenCV does.
 */
@NullMarked
package io.halfpixel.opencv;

import org.jspecify.annotations.NullMarked;
