package io.halfpixel.peers.bench;

import io.halfpixel.Tensor;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.peers.LibTorch;
import io.halfpixel.peers.PeerCall;
import io.halfpixel.peers.TorchCall;
import java.util.List;
import java.util.Map;

/**
 * libtorch, into memory that is allocated once wherever its binding allows that: not of the
 * antialiased filters and of gradients, for which it allocates each result.
 */
public final class TorchCandidates implements CandidateProvider {
  private final LibTorch torch = new LibTorch();

  @Override
  public Map<String, String> versions() {
    return Map.of(torch.id(), torch.version());
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    torch.numThreads(cell.threads());
    TorchCall call =
        TorchCall.size(cell.filter().mode(), cell.size()).antialias(cell.filter().antialias());
    return List.of(
        new PeerCandidate(
            torch.id(), prepare(cell, call, source), cell.result(), Candidate.ROUNDING));
  }

  private PeerCall prepare(Cell cell, TorchCall call, Tensor source) {
    if (cell.filter().isBackward()) {
      return torch.interpolateBackward(call, cell.result(), source);
    }
    return LibTorch.hasOutForm(call)
        ? torch.interpolateInto(call, source)
        : torch.interpolate(call, source);
  }
}
