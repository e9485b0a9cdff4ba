#include "steps.h"

#include <cstring>

#include "encoding/plan_format.h"
#include "encoding/reader.h"
#include "encoding/steps.h"

namespace fuzz {
namespace {

/* The numbers of a header, and how many steps follow. */
constexpr int64_t header_bytes = 7 * 8;

void put(Bytes& to, int64_t number) {
  const auto bytes = reinterpret_cast<const unsigned char*>(&number);
  to.insert(to.end(), bytes, bytes + sizeof(number));
}

/* Reads one step and finds what it reads and writes; false if it is not valid. */
bool find_ends(const Bytes& step, hp::Ends& ends) {
  hp::Reader in(step.data(), static_cast<int64_t>(step.size()));
  hp::AnyStep any;
  read(in, any);
  if (in.ok()) {
    ends = visit(any, [&in](const auto& fields) { return check(in, fields); });
  }
  return in.ok() && in.left() == 0;
}

}  // namespace

std::vector<Bytes> steps_of(const Bytes& encoded) {
  std::vector<Bytes> steps;
  const auto size = static_cast<int64_t>(encoded.size());
  for (int64_t at = header_bytes; at < size;) {
    hp::Reader in(encoded.data() + at, size - at);
    hp::AnyStep any;
    read(in, any);
    if (!in.ok()) {
      break;
    }
    steps.emplace_back(encoded.begin() + at, encoded.begin() + (size - in.left()));
    at = size - in.left();
  }
  return steps;
}

Bytes plan_of(const std::vector<Bytes>& steps) {
  Bytes body;
  hp::Ends all;
  int64_t count = 0;
  for (const Bytes& step : steps) {
    hp::Ends ends;
    if (!find_ends(step, ends) ||
        (count > 0 && (ends.input != all.output || ends.input_elements != all.output_elements))) {
      continue;
    }
    if (count++ == 0) {
      all = ends;
    }
    all.output = ends.output;
    all.output_elements = ends.output_elements;
    body.insert(body.end(), step.begin(), step.end());
  }
  Bytes plan;
  if (count > 0) {
    for (int64_t number :
         {hp::plan_magic, hp::plan_version, static_cast<int64_t>(all.input), all.input_elements,
          static_cast<int64_t>(all.output), all.output_elements, count}) {
      put(plan, number);
    }
    plan.insert(plan.end(), body.begin(), body.end());
  }
  return plan;
}

size_t count_of(const Bytes& plan) {
  int64_t count = 0;
  if (!plan.empty()) {
    std::memcpy(&count, plan.data() + header_bytes - sizeof(count), sizeof(count));
  }
  return static_cast<size_t>(count);
}

}  // namespace fuzz
