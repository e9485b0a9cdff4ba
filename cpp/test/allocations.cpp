#include "allocations.h"

#include <cstddef>

#if defined(__linux__)

/* What the linker makes of a call, and what was called; null without its option. */
extern "C" {
void* __real_malloc(size_t size) __attribute__((weak));
void* __real_calloc(size_t count, size_t size) __attribute__((weak));
void* __real_aligned_alloc(size_t alignment, size_t size) __attribute__((weak));
void __real_free(void* memory) __attribute__((weak));
void* __wrap_malloc(size_t size);
void* __wrap_calloc(size_t count, size_t size);
void* __wrap_aligned_alloc(size_t alignment, size_t size);
void __wrap_free(void* memory);
}

namespace test {
namespace {

thread_local int64_t until_failure = -1; /* -1: none is to fail */
thread_local bool failed = false;
thread_local int64_t alive = 0;

bool is_to_fail() {
  const bool now = until_failure == 0;
  failed = failed || now;
  until_failure -= until_failure >= 0 ? 1 : 0;
  return now;
}

void* counted(void* memory) {
  alive += memory != nullptr ? 1 : 0;
  return memory;
}

}  // namespace

bool allocations_are_counted() {
  return __real_malloc != nullptr && __real_calloc != nullptr && __real_aligned_alloc != nullptr &&
         __real_free != nullptr;
}

void fail_allocation(int64_t number) {
  until_failure = number;
  failed = false;
}

bool allocation_failed() {
  until_failure = -1;
  return failed;
}

int64_t allocations_alive() { return alive; }

}  // namespace test

void* __wrap_malloc(size_t size) {
  return test::is_to_fail() ? nullptr : test::counted(__real_malloc(size));
}

/* What the compiler makes of malloc() with zeros written behind it. */
void* __wrap_calloc(size_t count, size_t size) {
  return test::is_to_fail() ? nullptr : test::counted(__real_calloc(count, size));
}

void* __wrap_aligned_alloc(size_t alignment, size_t size) {
  return test::is_to_fail() ? nullptr : test::counted(__real_aligned_alloc(alignment, size));
}

void __wrap_free(void* memory) {
  test::alive -= memory != nullptr ? 1 : 0;
  __real_free(memory);
}

#else

namespace test {

bool allocations_are_counted() { return false; }
void fail_allocation(int64_t) {}
bool allocation_failed() { return false; }
int64_t allocations_alive() { return 0; }

}  // namespace test

#endif
