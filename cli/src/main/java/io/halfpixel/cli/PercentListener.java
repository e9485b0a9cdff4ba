package io.halfpixel.cli;

import java.util.function.DoubleConsumer;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;

/** Passes on how much of an image is written, in percent. */
final class PercentListener implements IIOWriteProgressListener {
  private final DoubleConsumer percent;

  PercentListener(DoubleConsumer percent) {
    this.percent = percent;
  }

  @Override
  public void imageProgress(ImageWriter source, float percentageDone) {
    percent.accept(percentageDone);
  }

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
