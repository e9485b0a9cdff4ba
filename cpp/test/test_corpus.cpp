/* Plans that fuzzing found worth keeping, findings that were mended among them. */
#include <dirent.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "differential.h"
#include "harness.h"

namespace test {
namespace {

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* open = opendir(folder.c_str());
  check(open != nullptr, "%s cannot be read", folder.c_str());
  while (open != nullptr) {
    const dirent* entry = readdir(open);
    if (entry == nullptr) {
      closedir(open);
      break;
    }
    if (entry->d_name[0] != '.') {
      names.emplace_back(entry->d_name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

void test_corpus(const std::string& folder) {
  const std::vector<std::string> names = names_in(folder);
  int64_t valid = 0;
  for (const std::string& name : names) {
    std::ifstream in(folder + "/" + name, std::ios::binary);
    const Bytes encoded = in_this_version(
        Bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>()));
    const char* mistake = mistake_of(encoded);
    check(mistake == nullptr, "%s: %s", name.c_str(), mistake == nullptr ? "" : mistake);
    valid += Made(encoded, HP_ISA_SCALAR).status() == HP_OK ? 1 : 0;
  }
  check(valid > static_cast<int64_t>(names.size() / 2), "of %zu plans in %s only %lld are valid",
        names.size(), folder.c_str(), static_cast<long long>(valid));
  std::printf("corpus           %zu plans\n", names.size());
}

}  // namespace test
