/*
 * The functions of one libhalfpixel, looked up in the file that Java names. A library that was only
 * linked is found by its SONAME: that may be another file, or one that another class loader loaded.
 */
#ifndef HALFPIXEL_FUNCTIONS_H
#define HALFPIXEL_FUNCTIONS_H

#include "dynamic_library.h"
#include "halfpixel/halfpixel.h"

struct hp_jni_functions {
  decltype(&hp_abi_version) abi_version;
  decltype(&hp_build_id) build_id;
  decltype(&hp_status_message) status_message;
  decltype(&hp_isa_name) isa_name;
  decltype(&hp_isa_best) isa_best;
  decltype(&hp_plan_create) plan_create;
  decltype(&hp_plan_planes) plan_planes;
  decltype(&hp_plan_band) plan_band;
  decltype(&hp_plan_run_view) plan_run_view;
  decltype(&hp_plan_destroy) plan_destroy;
};

/* Set by hp_jni_open before anything else is called. */
static hp_jni_functions hp_jni;

template <typename F>
static inline bool hp_jni_find(void* library, const char* name, F* function) {
  *function = reinterpret_cast<F>(hp_find_function(library, name));
  return *function != nullptr;
}

/*
 * Opens the library and looks its functions up; where it is open already, it is that one. It is
 * never closed: when the process ends, threads may still be inside. On failure, message is what the
 * system says, cut to its size.
 */
static inline jboolean hp_jni_open(const char* file, char* message, jint message_bytes) {
  void* library = hp_open_library(file);
  const bool found = library != nullptr &&
                     hp_jni_find(library, "hp_abi_version", &hp_jni.abi_version) &&
                     hp_jni_find(library, "hp_build_id", &hp_jni.build_id) &&
                     hp_jni_find(library, "hp_status_message", &hp_jni.status_message) &&
                     hp_jni_find(library, "hp_isa_name", &hp_jni.isa_name) &&
                     hp_jni_find(library, "hp_isa_best", &hp_jni.isa_best) &&
                     hp_jni_find(library, "hp_plan_create", &hp_jni.plan_create) &&
                     hp_jni_find(library, "hp_plan_planes", &hp_jni.plan_planes) &&
                     hp_jni_find(library, "hp_plan_band", &hp_jni.plan_band) &&
                     hp_jni_find(library, "hp_plan_run_view", &hp_jni.plan_run_view) &&
                     hp_jni_find(library, "hp_plan_destroy", &hp_jni.plan_destroy);
  if (!found) {
    hp_say_why(message, message_bytes);
  }
  return found ? JNI_TRUE : JNI_FALSE;
}

#endif /* HALFPIXEL_FUNCTIONS_H */
