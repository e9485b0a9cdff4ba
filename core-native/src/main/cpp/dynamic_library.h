/* Opens a library by the name of its file and finds its functions; each system has its own way. */
#ifndef HALFPIXEL_DYNAMIC_LIBRARY_H
#define HALFPIXEL_DYNAMIC_LIBRARY_H

#if defined(_WIN32)
#include "dynamic_library_windows.h"
#else
#include "dynamic_library_posix.h"
#endif

#endif /* HALFPIXEL_DYNAMIC_LIBRARY_H */
