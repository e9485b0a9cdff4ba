/* macOS: the UUID of the library, which the linker makes of its contents. */
#if defined(__APPLE__)

#include <dlfcn.h>
#include <mach-o/loader.h>

#include <cstdint>
#include <cstring>

#include "abi/build_hash.h"

namespace hp {

/* Nothing is read that lies outside of the commands whose sizes the header states. */
BuildHash build_hash() {
  Dl_info library;
  if (dladdr(reinterpret_cast<const void*>(&build_hash), &library) == 0) {
    return {};
  }
  const auto image = static_cast<const unsigned char*>(library.dli_fbase);
  mach_header_64 header;
  std::memcpy(&header, image, sizeof(header));
  const unsigned char* command = image + sizeof(header);
  for (uint32_t i = 0; i < header.ncmds; i++) {
    load_command head;
    std::memcpy(&head, command, sizeof(head));
    if (head.cmd == LC_UUID) {
      return {command + sizeof(head), static_cast<int>(sizeof(uuid_command::uuid))};
    }
    command += head.cmdsize;
  }
  return {};
}

}  // namespace hp

#endif /* __APPLE__ */
