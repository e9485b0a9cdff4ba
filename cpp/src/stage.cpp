#include "plan.h"

namespace hp {

int64_t Stage::grain() const {
  switch (kind) {
    case StageKind::chain:
      return chain.grain();
    case StageKind::gather:
      return gather.row_elements();
    case StageKind::corner:
      return corner.row_elements();
    case StageKind::bins:
      return bins.row_elements();
    case StageKind::cascade:
      return cascade.block_elements();
    case StageKind::permutation:
      return permutation.row_elements();
    case StageKind::pad:
      return pad.row_elements();
    case StageKind::clamp:
      return 1;
    case StageKind::adjoint:
      return adjoint.row_elements();
  }
  __builtin_unreachable();
}

int64_t Stage::cut(int32_t bands) const {
  return kind == StageKind::chain ? chain.cut(elements, bands) : grain();
}

bool Stage::is_elementwise() const {
  return kind == StageKind::clamp || (kind == StageKind::chain && chain.is_elementwise());
}

Range Stage::reads(Range output) const {
  switch (kind) {
    case StageKind::chain:
      return chain.reads(output);
    case StageKind::gather:
      return gather.reads(output);
    case StageKind::corner:
      return corner.reads(output);
    case StageKind::bins:
      return bins.reads(output);
    case StageKind::cascade:
      return cascade.reads(output);
    case StageKind::permutation:
      return permutation.reads(output);
    case StageKind::pad:
      return pad.reads(output);
    case StageKind::clamp:
      return output;
    case StageKind::adjoint:
      return adjoint.reads(output);
  }
  __builtin_unreachable();
}

void Stage::run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
                unsigned char* scratch, bool stream) const {
  switch (kind) {
    case StageKind::chain:
      return chain.run(source, target, begin, end, scratch, stream);
    case StageKind::gather:
      return gather.run(source, target, begin, end, scratch, stream);
    case StageKind::corner:
      return corner.run(source, target, begin, end, scratch);
    case StageKind::bins:
      return bins.run(source, target, begin, end);
    case StageKind::cascade:
      return cascade.run(source, target, begin, end, scratch);
    case StageKind::permutation:
      return permutation.run(source, target, begin, end);
    case StageKind::pad:
      return pad.run(source, target, begin, end);
    case StageKind::clamp:
      return clamp.run(source, target, begin, end);
    case StageKind::adjoint:
      return adjoint.run(source, target, begin, end, scratch);
  }
}

}  // namespace hp
