#include "plan.h"

namespace hp {

int64_t Stage::cut(int32_t bands) const {
  switch (kind) {
    case StageKind::chain:
      return chain.cut(elements, bands);
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

bool Stage::is_elementwise() const {
  return kind == StageKind::clamp || (kind == StageKind::chain && chain.is_elementwise());
}

bool Stage::reads_in_part() const {
  return kind == StageKind::adjoint || kind == StageKind::bins || kind == StageKind::cascade;
}

Range Stage::reads(int64_t begin, int64_t end) const {
  if (kind == StageKind::bins) {
    return bins.reads(begin, end);
  }
  return kind == StageKind::cascade ? cascade.reads(begin, end) : adjoint.reads(begin, end);
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
