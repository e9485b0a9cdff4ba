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
    return has ? List.of(new Resampling(cell, source)) : List.of();
  }

  private static final class Resampling implements Candidate {
    private final TensorSpec result;
    private final engine cpu = new engine(engine.kind.cpu, 0);
    private final stream queue = new stream(cpu);
    private final memory from;
    private final memory to;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final primitive work;

    Resampling(Cell cell, Tensor source) {
      result = cell.result();
      memory.desc sourceForm = form(source.spec());
      memory.desc resultForm = form(result);
      from = new memory(sourceForm, cpu); // Its kernels fault on memory that is less aligned.
      to = new memory(resultForm, cpu);
      fill(bytes(from, source.spec()), source);
      work = prepare(cell.filter(), sourceForm, resultForm);
      arguments.put(dnnl.DNNL_ARG_SRC, from);
      arguments.put(dnnl.DNNL_ARG_DST, to);
    }

    /** The binding of this version lacks the constructor of the description, so C makes it. */
    private primitive prepare(Filter filter, memory.desc source, memory.desc target) {
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      int status =
          dnnl.dnnl_resampling_forward_primitive_desc_create(
              description,
              cpu.get(),
              dnnl.dnnl_forward_inference,
              filter == Filter.NEAREST ? dnnl.dnnl_resampling_nearest : dnnl.dnnl_resampling_linear,
              (float[]) null,
              source.get(),
              target.get(),
              null);
      if (status != dnnl.dnnl_success) {
        throw new IllegalStateException("oneDNN answers with status " + status);
      }
      primitive made = new primitive(description);
      dnnl.dnnl_primitive_desc_destroy(description);
      return made;
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
