/* Memory that one object owns: malloc and free, no exceptions. */
#ifndef HALFPIXEL_ARRAY_H
#define HALFPIXEL_ARRAY_H

#include <cstdint>
#include <cstdlib>
#include <new>
#include <utility>

namespace hp {

/* A list of elements; movable, freed by the destructor. */
template <class T>
class Array {
 public:
  Array() = default;
  Array(Array&& other) noexcept { swap(other); }
  Array& operator=(Array&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Array() {
    for (int64_t i = 0; i < size_; i++) {
      data_[i].~T();
    }
    std::free(data_);
  }

  /* Replaces the contents by count value-initialised elements; false, and empty, if there is no
   * memory. */
  [[nodiscard]] bool allocate(int64_t count) {
    Array fresh;
    bool done = fresh.reserve(count);
    for (; done && fresh.size_ < count; fresh.size_++) {
      new (fresh.data_ + fresh.size_) T();
    }
    swap(fresh);
    return done;
  }

  /* Returns a new last element, or null, and nothing changed, if there is no memory. */
  [[nodiscard]] T* append() {
    if (size_ == capacity_) {
      Array larger;
      if (!larger.reserve(2 * size_ + 2)) {
        return nullptr;
      }
      for (; larger.size_ < size_; larger.size_++) {
        new (larger.data_ + larger.size_) T(std::move(data_[larger.size_]));
      }
      swap(larger);
    }
    return new (data_ + size_++) T();
  }

  int64_t size() const { return size_; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](int64_t i) { return data_[i]; }
  const T& operator[](int64_t i) const { return data_[i]; }

 private:
  bool reserve(int64_t count) {
    int64_t bytes = 0;
    if (count < 0 || __builtin_mul_overflow(count, static_cast<int64_t>(sizeof(T)), &bytes)) {
      return false;
    }
    data_ = bytes == 0 ? nullptr : static_cast<T*>(std::malloc(static_cast<size_t>(bytes)));
    capacity_ = data_ == nullptr ? 0 : count;
    return capacity_ == count;
  }

  void swap(Array& other) {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  T* data_ = nullptr;
  int64_t size_ = 0;
  int64_t capacity_ = 0;
};

}  // namespace hp

#endif /* HALFPIXEL_ARRAY_H */
