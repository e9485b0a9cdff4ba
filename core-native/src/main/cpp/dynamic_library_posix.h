#ifndef HALFPIXEL_DYNAMIC_LIBRARY_POSIX_H
#define HALFPIXEL_DYNAMIC_LIBRARY_POSIX_H

#include <dlfcn.h>
#include <string.h>

/*
 * glibc 2.34 moved these from libdl to libc, under a new version. The old one is in every glibc, so
 * that a library built with a new glibc runs with an old one; jnihalfpixel is linked with
 * libdl.so.2.
 */
#if defined(__GLIBC__) && defined(__x86_64__)
__asm__(".symver dlopen, dlopen@GLIBC_2.2.5");
__asm__(".symver dlsym, dlsym@GLIBC_2.2.5");
__asm__(".symver dlerror, dlerror@GLIBC_2.2.5");
#elif defined(__GLIBC__) && defined(__aarch64__)
__asm__(".symver dlopen, dlopen@GLIBC_2.17");
__asm__(".symver dlsym, dlsym@GLIBC_2.17");
__asm__(".symver dlerror, dlerror@GLIBC_2.17");
#endif

/* Returns null on failure. The name is in the encoding of the system. */
static inline void* hp_open_library(const char* file) {
  return dlopen(file, RTLD_NOW | RTLD_LOCAL);
}

static inline void* hp_find_function(void* library, const char* name) {
  return dlsym(library, name);
}

/* Why the last of these calls failed, cut to its size. */
static inline void hp_say_why(char* message, int bytes) {
  const char* why = dlerror();
  strncpy(message, why == nullptr ? "unknown reason" : why, bytes - 1);
}

#endif /* HALFPIXEL_DYNAMIC_LIBRARY_POSIX_H */
