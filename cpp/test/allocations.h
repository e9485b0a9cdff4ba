/* Allocations of the library that fail when a test says so. */
#ifndef HALFPIXEL_TEST_ALLOCATIONS_H
#define HALFPIXEL_TEST_ALLOCATIONS_H

#include <cstdint>

namespace test {

/* Whether the program was linked with --wrap for malloc, calloc, aligned_alloc and free. */
bool allocations_are_counted();

/* Lets one allocation of this thread fail: the first after this call, if number is 0. */
void fail_allocation(int64_t number);

/* Lets none fail any more; returns whether one did. */
bool allocation_failed();

/* Returns how many allocations are not freed. */
int64_t allocations_alive();

}  // namespace test

#endif /* HALFPIXEL_TEST_ALLOCATIONS_H */
