/*
 * The linker writes a hash of the library's contents into a note of it (--build-id). To read that
 * one rather than a date of compilation keeps builds reproducible: equal sources make equal
 * libraries.
 */
#include "abi/build_id.h"

#include <elf.h>

#include <cstdint>
#include <cstring>

extern "C" const Elf64_Ehdr __ehdr_start __attribute__((visibility("hidden")));

namespace hp {
namespace {

constexpr int longest = 32; /* bytes of a hash */

char text[2 * longest + 1] = "no build id";

struct Hash {
  const unsigned char* bytes = nullptr;
  int size = 0;
};

int64_t padded(uint32_t size) { return (static_cast<int64_t>(size) + 3) / 4 * 4; }

Hash find_in(const unsigned char* notes, int64_t size) {
  while (size >= static_cast<int64_t>(sizeof(Elf64_Nhdr))) {
    Elf64_Nhdr note;
    std::memcpy(&note, notes, sizeof(note));
    const unsigned char* name = notes + sizeof(note);
    int64_t whole =
        static_cast<int64_t>(sizeof(note)) + padded(note.n_namesz) + padded(note.n_descsz);
    bool gnu = note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0;
    if (gnu && note.n_type == NT_GNU_BUILD_ID && note.n_descsz <= longest) {
      return {name + padded(note.n_namesz), static_cast<int>(note.n_descsz)};
    }
    notes += whole;
    size -= whole;
  }
  return {};
}

Hash find() {
  auto image = reinterpret_cast<const unsigned char*>(&__ehdr_start);
  Elf64_Ehdr header;
  std::memcpy(&header, image, sizeof(header));
  Hash hash;
  for (int i = 0; i < header.e_phnum && hash.size == 0; i++) {
    Elf64_Phdr segment;
    std::memcpy(&segment, image + header.e_phoff + i * sizeof(segment), sizeof(segment));
    if (segment.p_type == PT_NOTE) {
      hash = find_in(image + segment.p_offset, static_cast<int64_t>(segment.p_filesz));
    }
  }
  return hash;
}

}  // namespace

/* Every thread writes the same text, byte by byte, so that it does not matter how many do. */
const char* build_id() {
  Hash hash = find();
  for (int i = 0; i < hash.size; i++) {
    constexpr char digits[] = "0123456789abcdef";
    __atomic_store_n(&text[2 * i], digits[hash.bytes[i] >> 4], __ATOMIC_RELAXED);
    __atomic_store_n(&text[2 * i + 1], digits[hash.bytes[i] & 15], __ATOMIC_RELAXED);
  }
  if (hash.size > 0) {
    __atomic_store_n(&text[2 * hash.size], '\0', __ATOMIC_RELAXED);
  }
  return text;
}

}  // namespace hp
