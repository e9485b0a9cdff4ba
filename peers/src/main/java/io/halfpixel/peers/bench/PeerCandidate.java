package io.halfpixel.peers.bench;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.peers.PeerCall;

/**
 * A call of a framework as a candidate.
 *
 * @param id the framework
 * @param call what is timed
 * @param spec how Halfpixel sees the result; its memory has the same order
 * @param tolerance as {@link Candidate#tolerance}
 */
record PeerCandidate(String id, PeerCall call, TensorSpec spec, double tolerance)
    implements Candidate {
  @Override
  public void run() {
    call.run();
  }

  @Override
  public Tensor result() {
    return Tensor.wrap(call.result().array(), 0, spec);
  }

  @Override
  public void close() {
    call.close();
  }
}
