/* A text that identifies the build. */
#ifndef HALFPIXEL_BUILD_ID_H
#define HALFPIXEL_BUILD_ID_H

namespace hp {

/* Returns the linker's hash of this library's contents in hexadecimal. Static storage. */
const char* build_id();

}  // namespace hp

#endif /* HALFPIXEL_BUILD_ID_H */
