package io.halfpixel.tck.reference;

import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.StepVisitor;

/** Whether a step copies bits, those of NaN included, and computes nothing. */
final class MovesBits implements StepVisitor<Boolean> {
  static final MovesBits INSTANCE = new MovesBits();

  private MovesBits() {}

  @Override
  public Boolean gather(Gather step) {
    return true;
  }

  @Override
  public Boolean resample(Resample1d step) {
    return false;
  }

  @Override
  public Boolean fixedPoint(FixedPoint1d step) {
    return false;
  }

  @Override
  public Boolean cornerBlend(CornerBlend step) {
    return false;
  }

  @Override
  public Boolean convert(Convert step) {
    return false;
  }

  @Override
  public Boolean binMean(BinMean step) {
    return false;
  }

  @Override
  public Boolean cascadeMean(CascadeMean step) {
    return false;
  }

  @Override
  public Boolean permute(Permute step) {
    return true;
  }

  @Override
  public Boolean adjointSum(AdjointSum step) {
    return false;
  }

  @Override
  public Boolean pad(Pad step) {
    return true;
  }

  @Override
  public Boolean clamp(Clamp step) {
    return false;
  }

  @Override
  public Boolean alpha(Alpha step) {
    return false;
  }

  @Override
  public Boolean channelArithmetic(ChannelArithmetic step) {
    return false;
  }
}
