package io.halfpixel.peers.bench;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * oneDNN's primitive {@code resampling} for inference, nearest and linear, into memory that is
 * allocated once. It starts as many threads as {@code OMP_NUM_THREADS} says.
 */
public final class OneDnnCandidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    dnnl_version_t version = dnnl.dnnl_version();
    return Map.of("onednn", version.major() + "." + version.minor() + "." + version.patch());
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    boolean has =
        switch (cell.filter()) {
          case NEAREST, BILINEAR, TRILINEAR -> cell.dataType() != DataType.F16;
          case BICUBIC, BILINEAR_AA, BICUBIC_AA, BACKWARD_BILINEAR -> false;
        };
    return has ? Resampling.of(cell, source) : List.of();
  }

  private static final class Resampling implements Candidate {
    private final TensorSpec result;
    private final engine cpu;
    private final stream queue;
    private final memory from;
    private final memory to;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final primitive work;

    /** Nothing where oneDNN says that it has none: of bfloat16 without AVX-512. */
    static List<Candidate> of(Cell cell, Tensor source) {
      engine cpu = new engine(engine.kind.cpu, 0);
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      int status = describe(cell, source.spec(), cpu, description);
      if (status == dnnl.dnnl_unimplemented) {
        cpu.close();
        return List.of();
      }
      if (status != dnnl.dnnl_success) {
        throw new IllegalStateException("oneDNN answers with status " + status);
      }
      Resampling made = new Resampling(cpu, new primitive(description), cell, source);
      dnnl.dnnl_primitive_desc_destroy(description);
      return List.of(made);
    }

    /** The binding of this version lacks the constructor of the description, so C makes it. */
    private static int describe(
        Cell cell, TensorSpec source, engine cpu, dnnl_primitive_desc description) {
      int algorithm =
          cell.filter() == Filter.NEAREST
              ? dnnl.dnnl_resampling_nearest
              : dnnl.dnnl_resampling_linear;
      try (memory.desc from = form(source);
          memory.desc to = form(cell.result())) {
        return dnnl.dnnl_resampling_forward_primitive_desc_create(
            description,
            cpu.get(),
            dnnl.dnnl_forward_inference,
            algorithm,
            (float[]) null,
            from.get(),
            to.get(),
            null);
      }
    }

    private Resampling(engine cpu, primitive work, Cell cell, Tensor source) {
      this.cpu = cpu;
      this.work = work;
      this.queue = new stream(cpu);
      result = cell.result();
      from = new memory(form(source.spec()), cpu); // Its kernels fault on memory less aligned.
      to = new memory(form(result), cpu);
      fill(bytes(from, source.spec()), source);
      arguments.put(dnnl.DNNL_ARG_SRC, from);
      arguments.put(dnnl.DNNL_ARG_DST, to);
    }

    private static ByteBuffer bytes(memory held, TensorSpec spec) {
      BytePointer bytes = new BytePointer(held.get_data_handle()).capacity(spec.byteSize());
      return bytes.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static void fill(ByteBuffer buffer, Tensor source) {
      if (source.array() instanceof float[] floats) {
        buffer.asFloatBuffer().put(floats);
      } else if (source.array() instanceof short[] halves) {
        buffer.asShortBuffer().put(halves);
      } else {
        buffer.put((byte[]) source.array());
      }
    }

    private static memory.desc form(TensorSpec spec) {
      boolean planar = spec.memoryFormat() == MemoryFormat.CONTIGUOUS;
      boolean volume = spec.shape().rank() == 5;
      memory.format_tag tag =
          volume
              ? planar ? memory.format_tag.ncdhw : memory.format_tag.ndhwc
              : planar ? memory.format_tag.nchw : memory.format_tag.nhwc;
      memory.data_type type =
          switch (spec.dataType()) {
            case U8 -> memory.data_type.u8;
            case BF16 -> memory.data_type.bf16;
            default -> memory.data_type.f32;
          };
      return new memory.desc(spec.shape().toArray(), type, tag);
    }

    @Override
    public String id() {
      return "onednn";
    }

    @Override
    public void run() {
      work.execute(queue, arguments);
      queue._wait();
    }

    @Override
    public Tensor result() {
      Tensor copy = Tensor.allocate(result);
      ByteBuffer buffer = bytes(to, result);
      if (copy.array() instanceof float[] floats) {
        buffer.asFloatBuffer().get(floats);
      } else if (copy.array() instanceof short[] halves) {
        buffer.asShortBuffer().get(halves);
      } else {
        buffer.get((byte[]) copy.array());
      }
      return copy;
    }

    @Override
    public void close() {
      for (Pointer pointer : List.of(work, arguments, queue, cpu, from, to)) {
        pointer.close();
      }
    }
  }
}
