package io.halfpixel.cli;

import java.util.function.DoubleConsumer;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOWriteProgressListener;

/** Passes on how much of an image is read or written, in percent. */
final class PercentListener implements IIOReadProgressListener, IIOWriteProgressListener {
  private final DoubleConsumer percent;

  PercentListener(DoubleConsumer percent) {
    this.percent = percent;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    percent.accept(percentageDone);
  }

  @Override
  public void imageProgress(ImageWriter source, float percentageDone) {
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

  @Override
  public void imageStarted(ImageWriter source, int imageIndex) {}

  @Override
  public void imageComplete(ImageWriter source) {}

  @Override
  public void writeAborted(ImageWriter source) {}

  @Override
  public void thumbnailStarted(ImageWriter source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageWriter source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageWriter source) {}
}
