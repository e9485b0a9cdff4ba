/* The hash that the linker has written into this library. */
#ifndef HALFPIXEL_BUILD_HASH_H
#define HALFPIXEL_BUILD_HASH_H

namespace hp {

struct BuildHash {
  static constexpr int longest = 32;
  const unsigned char* bytes = nullptr;
  int size = 0; /* 0 if there is none */
};

/* Each format of libraries has a file that defines it. */
BuildHash build_hash();

}  // namespace hp

#endif /* HALFPIXEL_BUILD_HASH_H */
