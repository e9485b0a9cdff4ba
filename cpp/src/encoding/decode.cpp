#include "encoding/decode.h"

#include "encoding/checks.h"

namespace hp {
namespace {

void read_version(Reader& in) {
  int64_t magic = 0;
  int64_t version = 0;
  in.integer(magic, plan_magic, plan_magic);
  in.integer(version, INT64_MIN, INT64_MAX);
  if (version != plan_version) {
    in.fail(HP_BAD_VERSION);
  }
}

void read_end(Reader& in, ElementType& type, int64_t& elements) {
  in.code(type, ElementType::f32, ElementType::boolean);
  in.integer(elements, 0, INT64_MAX);
}

/* Whether a program of checked steps leads from one of its ends to the other. */
bool fits(const Program& program) {
  ElementType type = program.ends.input;
  int64_t elements = program.ends.input_elements;
  for (int64_t i = 0; i < program.steps.size(); i++) {
    const Ends& ends = program.steps[i].ends;
    if (ends.input != type || ends.input_elements != elements) {
      return false;
    }
    type = ends.output;
    elements = ends.output_elements;
  }
  bool nothing = program.steps.size() == 0 && program.ends.output_elements == 0;
  return type == program.ends.output && (nothing || elements == program.ends.output_elements);
}

}  // namespace

hp_status decode(const void* encoded, int64_t bytes, Program& program) {
  Reader in(encoded, bytes);
  read_version(in);
  read_end(in, program.ends.input, program.ends.input_elements);
  read_end(in, program.ends.output, program.ends.output_elements);
  int64_t count = 0;
  in.integer(count, 0, most_steps);
  if (in.ok() && !program.steps.allocate(count)) {
    return HP_OUT_OF_MEMORY;
  }
  for (int64_t i = 0; in.ok() && i < count; i++) {
    Step& step = program.steps[i];
    read(in, step.any);
    if (in.ok()) {
      step.ends = visit(step.any, [&in](const auto& fields) { return check(in, fields); });
    }
  }
  in.require(in.ok() && fits(program));
  in.require(in.left() == 0);
  return in.status();
}

}  // namespace hp
