/* ELF: a note of the library (--build-id). */
#if defined(__ELF__)

#include <elf.h>

#include <cstdint>
#include <cstring>

#include "abi/build_hash.h"

extern "C" const Elf64_Ehdr __ehdr_start __attribute__((visibility("hidden")));

namespace hp {
namespace {

int64_t padded(uint32_t size) { return (static_cast<int64_t>(size) + 3) / 4 * 4; }

BuildHash find_in(const unsigned char* notes, int64_t size) {
  while (size >= static_cast<int64_t>(sizeof(Elf64_Nhdr))) {
    Elf64_Nhdr note;
    std::memcpy(&note, notes, sizeof(note));
    const unsigned char* name = notes + sizeof(note);
    int64_t whole =
        static_cast<int64_t>(sizeof(note)) + padded(note.n_namesz) + padded(note.n_descsz);
    bool gnu = note.n_namesz == 4 && std::memcmp(name, "GNU", 4) == 0;
    if (gnu && note.n_type == NT_GNU_BUILD_ID && note.n_descsz <= BuildHash::longest) {
      return {name + padded(note.n_namesz), static_cast<int>(note.n_descsz)};
    }
    notes += whole;
    size -= whole;
  }
  return {};
}

}  // namespace

BuildHash build_hash() {
  auto image = reinterpret_cast<const unsigned char*>(&__ehdr_start);
  Elf64_Ehdr header;
  std::memcpy(&header, image, sizeof(header));
  BuildHash hash;
  for (int i = 0; i < header.e_phnum && hash.size == 0; i++) {
    Elf64_Phdr segment;
    std::memcpy(&segment, image + header.e_phoff + i * sizeof(segment), sizeof(segment));
    if (segment.p_type == PT_NOTE) {
      hash = find_in(image + segment.p_offset, static_cast<int64_t>(segment.p_filesz));
    }
  }
  return hash;
}

}  // namespace hp

#endif /* __ELF__ */
