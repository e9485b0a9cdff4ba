#include "cases.h"

#include <fstream>

#include "check.h"

namespace test {
namespace {

std::string& folder() {
  static std::string path;
  return path;
}

bool read_bytes(std::ifstream& in, int64_t size, Bytes& to) {
  to.resize(static_cast<size_t>(size));
  return static_cast<bool>(in.read(reinterpret_cast<char*>(to.data()), size));
}

bool read_case(std::ifstream& in, Case& to) {
  int64_t head[5] = {};
  in.read(reinterpret_cast<char*>(head), sizeof(head));
  if (in.eof() && in.gcount() == 0) {
    return false;
  }
  Bytes name;
  bool whole = in && read_bytes(in, head[1], name) && read_bytes(in, head[2], to.plan) &&
               read_bytes(in, head[3], to.source) && read_bytes(in, head[4], to.expected);
  check(whole, "a case is cut off");
  to.exact = head[0] != 0;
  to.name.assign(name.begin(), name.end());
  return whole;
}

}  // namespace

void set_case_folder(const char* path) { folder() = path; }

void each_case(const std::string& file, void (*function)(const Case&), int64_t every) {
  std::ifstream in(folder() + "/" + file, std::ios::binary);
  check(in.is_open(), "%s/%s cannot be read", folder().c_str(), file.c_str());
  int64_t count = 0;
  Case next;
  while (in && read_case(in, next)) {
    if (count++ % every == 0) {
      function(next);
    }
  }
  check(count > 0, "%s has no case", file.c_str());
}

std::vector<Case> all_cases(const std::string& file) {
  static std::vector<Case>* collected = nullptr;
  std::vector<Case> cases;
  collected = &cases;
  each_case(file, [](const Case& next) { collected->push_back(next); });
  return cases;
}

Case case_named(const std::vector<Case>& cases, const std::string& name) {
  for (const Case& candidate : cases) {
    if (candidate.name == name) {
      return candidate;
    }
  }
  check(false, "there is no case %s", name.c_str());
  return {};
}

}  // namespace test
