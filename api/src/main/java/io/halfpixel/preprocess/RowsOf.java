package io.halfpixel.preprocess;

import io.halfpixel.Execution;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.Arrays;
import java.util.List;

/** Some rows of what another operation makes of planes: nothing else is computed. */
final class RowsOf extends Operation<RowsOf> {
  private final Operation<?> whole;
  private final int first;
  private final int count;

  private RowsOf(Operation<?> whole, int first, int count, Execution execution) {
    super(execution);
    this.whole = whole;
    this.first = first;
    this.count = count;
  }

  /** Returns the rows of an operation, run as that runs. */
  static RowsOf of(Operation<?> whole, int first, int count) {
    return new RowsOf(whole, first, count, whole.execution());
  }

  @Override
  protected RowsOf with(Execution execution) {
    return new RowsOf(whole, first, count, execution);
  }

  @Override
  public Plan plan(TensorSpec source) {
    Plan plan = whole.plan(source);
    TensorSpec planes = plan.target();
    long[] lengths = planes.shape().toArray();
    int axis = lengths.length - 2;
    int[] rows = new int[count];
    Arrays.setAll(rows, row -> first + row);
    IndexTable table = IndexTable.of((int) lengths[axis], rows);
    long outer = Arrays.stream(lengths, 0, axis).reduce(1, (one, other) -> one * other);
    Gather gather = new Gather(outer, List.of(table), lengths[axis + 1], planes.dataType());
    lengths[axis] = count;
    TensorSpec part = new TensorSpec(Shape.of(lengths), planes.dataType(), planes.memoryFormat());
    return Plans.chain(plan, new Plan(planes, part, List.of(gather)));
  }
}
