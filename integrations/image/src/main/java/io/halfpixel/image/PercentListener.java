package io.halfpixel.image;

import java.util.function.DoubleConsumer;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Passes on how much of an image is read, in percent. */
final class PercentListener implements IIOReadProgressListener {
  private final DoubleConsumer percent;

  PercentListener(DoubleConsumer percent) {
    this.percent = percent;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    percent.accept(percentageDone);
  }

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}
}
