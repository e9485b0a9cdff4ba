#include "guarded.h"

#include <signal.h>
#if defined(_WIN32)
#include <windows.h>
#else
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace test {
namespace {

const char* touched = "";

void stop(int) {
  std::printf("FAILED: memory beside what a band of %s reads is touched\n", touched);
  std::fflush(stdout);
  std::_Exit(1);
}

#if defined(_WIN32)
size_t page_bytes() {
  SYSTEM_INFO info;
  GetSystemInfo(&info);
  return info.dwPageSize;
}

/* Pages that nobody may touch, or null. */
void* reserve(size_t bytes) {
  return VirtualAlloc(nullptr, bytes, MEM_RESERVE | MEM_COMMIT, PAGE_NOACCESS);
}

bool open(void* pages, size_t bytes) {
  DWORD before;
  return VirtualProtect(pages, bytes, PAGE_READWRITE, &before) != 0;
}

void release(void* pages, size_t) { VirtualFree(pages, 0, MEM_RELEASE); }
#else
size_t page_bytes() { return static_cast<size_t>(sysconf(_SC_PAGESIZE)); }

/* Pages that nobody may touch, or null. */
void* reserve(size_t bytes) {
  void* pages = mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return pages == MAP_FAILED ? nullptr : pages;
}

bool open(void* pages, size_t bytes) { return mprotect(pages, bytes, PROT_READ | PROT_WRITE) == 0; }

void release(void* pages, size_t bytes) { munmap(pages, bytes); }
#endif

}  // namespace

Guarded::Guarded(const Bytes& bytes, Side side, const char* name) {
  const size_t page = page_bytes();
  const size_t inside = (bytes.size() + page - 1) / page * page;
  size_ = inside + 2 * page;
  pages_ = static_cast<unsigned char*>(reserve(size_));
  if (pages_ == nullptr || (inside > 0 && !open(pages_ + page, inside))) {
    std::abort();
  }
  data_ = pages_ + page + (side == Side::end ? inside - bytes.size() : 0);
  std::copy(bytes.begin(), bytes.end(), data_);
  touched = name;
  others_ = signal(SIGSEGV, stop);
}

Guarded::~Guarded() {
  signal(SIGSEGV, others_);
  release(pages_, size_);
}

}  // namespace test
