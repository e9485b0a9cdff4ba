/* Windows: an entry for debuggers, which has the hash in place of a GUID (--build-id). */
#if defined(_WIN32)

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <cstdint>
#include <cstring>

#include "abi/build_hash.h"

extern "C" const unsigned char __ImageBase[];

namespace hp {
namespace {

template <class T>
T read_at(const unsigned char* from) {
  T value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

/* What the entry points to: "RSDS", the GUID, and a name. */
BuildHash hash_of(const unsigned char* image, const IMAGE_DEBUG_DIRECTORY& entry) {
  constexpr int guid = 16;
  const unsigned char* data = image + entry.AddressOfRawData;
  const bool has_guid = entry.Type == IMAGE_DEBUG_TYPE_CODEVIEW && entry.SizeOfData >= 4 + guid &&
                        std::memcmp(data, "RSDS", 4) == 0;
  return has_guid ? BuildHash{data + 4, guid} : BuildHash{};
}

}  // namespace

BuildHash build_hash() {
  const unsigned char* image = __ImageBase;
  const auto start = read_at<IMAGE_DOS_HEADER>(image);
  const auto headers = read_at<IMAGE_NT_HEADERS64>(image + start.e_lfanew);
  const IMAGE_DATA_DIRECTORY& entries =
      headers.OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_DEBUG];
  BuildHash hash;
  for (uint32_t at = 0; at + sizeof(IMAGE_DEBUG_DIRECTORY) <= entries.Size && hash.size == 0;
       at += sizeof(IMAGE_DEBUG_DIRECTORY)) {
    hash = hash_of(image, read_at<IMAGE_DEBUG_DIRECTORY>(image + entries.VirtualAddress + at));
  }
  return hash;
}

}  // namespace hp

#endif /* _WIN32 */
