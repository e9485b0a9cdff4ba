/*
 * What the generated JNI code cannot say: the memory of a tensor, whatever it is, for the time of
 * one call.
 */
#ifndef HALFPIXEL_JNI_H
#define HALFPIXEL_JNI_H

#include <jni.h>

#include "halfpixel_functions.h"

/* No hp_status: nothing was run, because the virtual machine hands out copies of arrays. */
enum { HP_JNI_COPIED = -1 };

/*
 * Memory at an address if there is no object, a direct buffer by its address, or a primitive array
 * in a critical region that ends with this object. What has no address is taken for an array, so no
 * buffer may lie at null: a tensor's does not, even if it is empty. Inside a critical region no
 * other JNI function may be called: create all objects of a call, then pin them.
 */
class hp_jni_memory {
 public:
  hp_jni_memory(JNIEnv* env, jobject object, jlong address, jint release_mode)
      : env_(env),
        object_(object),
        release_mode_(release_mode),
        buffer_(object == nullptr ? reinterpret_cast<void*>(address)
                                  : env->GetDirectBufferAddress(object)) {}

  ~hp_jni_memory() {
    if (array_ != nullptr) {
      env_->ReleasePrimitiveArrayCritical(static_cast<jarray>(object_), array_, release_mode_);
    }
  }

  hp_jni_memory(const hp_jni_memory&) = delete;
  hp_jni_memory& operator=(const hp_jni_memory&) = delete;

  /* Returns the first byte, or null if the virtual machine has no memory left. */
  void* pin() {
    if (buffer_ != nullptr) {
      return buffer_;
    }
    array_ = env_->GetPrimitiveArrayCritical(static_cast<jarray>(object_), &copied_);
    return array_;
  }

  bool copied() const { return copied_ != JNI_FALSE; }

  /* What was written to a copy is not written back. */
  void discard() { release_mode_ = JNI_ABORT; }

 private:
  JNIEnv* const env_;
  const jobject object_;
  jint release_mode_;
  void* const buffer_;
  void* array_ = nullptr;
  jboolean copied_ = JNI_FALSE;
};

/* Runs one band between memories of any kind; axes are null without gaps. To write a copied target
 * back is to write back what other threads have changed meanwhile in the rest of the array: unless
 * the target is used by this call alone, that is HP_JNI_COPIED. */
static inline jint hp_jni_run(JNIEnv* env, jclass, const hp_plan* plan, jobject source,
                              jlong source_address, jlong source_end, jlong source_offset,
                              const int64_t* source_axes, jobject target, jlong target_address,
                              jlong target_end, jlong target_offset, const int64_t* target_axes,
                              jboolean alone, jint band, jint bands) {
  hp_jni_memory from(env, source, source_address, JNI_ABORT);
  hp_jni_memory to(env, target, target_address, 0);
  const void* read = from.pin();
  void* write = read == nullptr ? nullptr : to.pin();
  if (write == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  if (to.copied() && !alone) {
    to.discard();
    return HP_JNI_COPIED;
  }
  return hp_jni.plan_run_view(plan, read, source_end, source_offset, source_axes, write, target_end,
                              target_offset, target_axes, band, bands);
}

/*
 * Returns whether critical regions work on copies, whatever the virtual machine says: -Xcheck:jni
 * makes copies with guards and does not report them. Two regions over one array then have two
 * addresses.
 */
static inline jboolean hp_jni_copies(JNIEnv* env, jclass, jobject array) {
  hp_jni_memory first(env, array, 0, JNI_ABORT);
  hp_jni_memory second(env, array, 0, JNI_ABORT);
  const bool apart = first.pin() != second.pin();
  return apart || first.copied() || second.copied() ? JNI_TRUE : JNI_FALSE;
}

#endif /* HALFPIXEL_JNI_H */
