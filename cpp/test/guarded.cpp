#include "guarded.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace test {
namespace {

const char* touched = "";

void stop(int) {
  std::printf("FAILED: memory beside what a band of %s reads is touched\n", touched);
  std::fflush(stdout);
  _exit(1);
}

}  // namespace

Guarded::Guarded(const Bytes& bytes, Side side, const char* name) {
  const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  const size_t inside = (bytes.size() + page - 1) / page * page;
  size_ = inside + 2 * page;
  void* pages = mmap(nullptr, size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) {
    std::abort();
  }
  pages_ = static_cast<unsigned char*>(pages);
  if (inside > 0 && mprotect(pages_ + page, inside, PROT_READ | PROT_WRITE) != 0) {
    std::abort();
  }
  data_ = pages_ + page + (side == Side::end ? inside - bytes.size() : 0);
  std::copy(bytes.begin(), bytes.end(), data_);
  touched = name;
  others_ = signal(SIGSEGV, stop);
}

Guarded::~Guarded() {
  signal(SIGSEGV, others_);
  munmap(pages_, size_);
}

}  // namespace test
