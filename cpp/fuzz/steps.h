/* The steps and numbers of an encoded plan, as they can be cut, joined and changed. */
#ifndef HALFPIXEL_FUZZ_STEPS_H
#define HALFPIXEL_FUZZ_STEPS_H

#include <cstddef>
#include <vector>

#include "random.h"

namespace fuzz {

using Bytes = std::vector<unsigned char>;

/* Returns the encodings of the steps, each for itself, as far as they can be read. */
std::vector<Bytes> steps_of(const Bytes& encoded);

/* Returns a plan of those steps that are valid and read what the one before them wrote; its header
 * says what the first reads and the last writes. Empty if no step is valid. */
Bytes plan_of(const std::vector<Bytes>& steps);

/* Returns how many steps a plan that plan_of() returned has. */
size_t count_of(const Bytes& plan);

/* Changes one number of 4 or 8 bytes: a little, to another of the plan, or to one at a limit. */
void change_number(Bytes& bytes, test::Random& random);

}  // namespace fuzz

#endif /* HALFPIXEL_FUZZ_STEPS_H */
