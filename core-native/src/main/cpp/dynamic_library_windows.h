#ifndef HALFPIXEL_DYNAMIC_LIBRARY_WINDOWS_H
#define HALFPIXEL_DYNAMIC_LIBRARY_WINDOWS_H

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <stdio.h>
#include <string.h>
#include <windows.h>

/* Returns null on failure. The name is in UTF-8. */
static inline void* hp_open_library(const char* file) {
  static wchar_t name[32768]; /* the longest path of Windows; the caller holds a lock */
  const int length = static_cast<int>(sizeof(name) / sizeof(name[0]));
  if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, file, -1, name, length) == 0) {
    return nullptr;
  }
  return reinterpret_cast<void*>(LoadLibraryExW(name, nullptr, 0));
}

static inline void* hp_find_function(void* library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(reinterpret_cast<HMODULE>(library), name));
}

/* Why the last of these calls failed, in UTF-8, cut to its size; the number if there are no words
 * for it. */
static inline void hp_say_why(char* message, int bytes) {
  const DWORD error = GetLastError();
  wchar_t words[400];
  const DWORD length =
      FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr, error, 0,
                     words, sizeof(words) / sizeof(words[0]), nullptr);
  const int written = length == 0 ? 0
                                  : WideCharToMultiByte(CP_UTF8, 0, words, static_cast<int>(length),
                                                        message, bytes - 1, nullptr, nullptr);
  int end = written;
  while (end > 0 && strchr("\r\n. ", message[end - 1]) != nullptr) {
    end--;
  }
  message[end] = '\0';
  if (end == 0) {
    snprintf(message, bytes, "Windows error %lu", static_cast<unsigned long>(error));
  }
}

#endif /* HALFPIXEL_DYNAMIC_LIBRARY_WINDOWS_H */
