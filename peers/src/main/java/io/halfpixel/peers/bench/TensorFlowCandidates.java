package io.halfpixel.peers.bench;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.peers.TensorFlowCall;
import io.halfpixel.peers.TensorFlowPeer;
import io.halfpixel.tensorflow.ResizeMethod;
import java.util.List;
import java.util.Map;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * TensorFlow's {@code tf.image.resize} on float32 images in its own layout. It allocates each
 * result.
 */
public final class TensorFlowCandidates implements CandidateProvider {
  /** Its cubic has the slope 0.5 where PyTorch's has 0.75. */
  private static final double OTHER_CUBIC = 0.01;

  @Override
  public Map<String, String> versions() {
    return Map.of("tensorflow", tensorflow.TF_Version().getString());
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    boolean has =
        cell.dataType() == DataType.F32
            && cell.memoryFormat() == MemoryFormat.CHANNELS_LAST
            && cell.filter() != Filter.TRILINEAR
            && !cell.filter().isBackward()
            && cell.work().source().rank() == 4;
    if (!has) {
      return List.of();
    }
    Shape shape = source.shape();
    TensorSpec image =
        TensorSpec.of(
            DataType.F32, shape.length(0), shape.length(2), shape.length(3), shape.length(1));
    TensorFlowCall call =
        TensorFlowCall.imageResize(
            method(cell.filter()),
            cell.filter().antialias(),
            (int) cell.size()[0],
            (int) cell.size()[1]);
    // The process ends with its one cell; the context lives as long.
    TensorFlowPeer peer = new TensorFlowPeer(cell.threads());
    Tensor input = Tensor.wrap(source.array(), 0, image);
    TensorSpec result = cell.result();
    double tolerance = cell.filter() == Filter.BICUBIC ? OTHER_CUBIC : Candidate.ROUNDING;
    return List.of(new PeerCandidate(peer.id(), peer.resize(call, input), result, tolerance));
  }

  private static ResizeMethod method(Filter filter) {
    return switch (filter) {
      case NEAREST -> ResizeMethod.NEAREST_NEIGHBOR;
      case BILINEAR, BILINEAR_AA -> ResizeMethod.BILINEAR;
      default -> ResizeMethod.BICUBIC;
    };
  }
}
