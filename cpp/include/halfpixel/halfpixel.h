/*
 * Halfpixel: executes resampling plans. C ABI, stable within one HP_ABI_VERSION.
 *
 * A plan is made elsewhere and arrives encoded (plan_format.h says how); this library copies its
 * tables once and then only executes. All functions are thread-safe. No function throws, prints,
 * aborts, or keeps a pointer that it was given; every pointer and every range is checked and
 * answered with a status.
 */
#ifndef HALFPIXEL_H
#define HALFPIXEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HP_ABI_VERSION 5

#if defined(_WIN32)
#define HP_API __declspec(dllexport)
#elif defined(__GNUC__)
#define HP_API __attribute__((visibility("default")))
#else
#define HP_API
#endif

/* Instruction sets are the numbers from 0 for which hp_isa_name is not null. Their names mean the
 * same in every library, other numbers than these do not. */
enum hp_isa { HP_ISA_ANY = -1, HP_ISA_SCALAR = 0 };

typedef int32_t hp_status;
enum {
  HP_OK = 0,
  HP_NULL_POINTER = 1,  /* a required pointer is null */
  HP_BAD_PLAN = 2,      /* the encoding is truncated or inconsistent, or a field out of its range */
  HP_UNSUPPORTED = 3,   /* a valid plan with a step or type that this library has no loop for */
  HP_OUT_OF_MEMORY = 4, /* an allocation failed; nothing was kept */
  HP_BAD_RANGE = 5,     /* memory too small, misaligned or shared, or a band outside [0, bands) */
  HP_BAD_ISA = 6,       /* an instruction set that is unknown or that this machine does not have */
  HP_BAD_VERSION = 7    /* the encoding is not a plan, or one of another version */
};

/* An immutable, executable plan. */
typedef struct hp_plan hp_plan;

/* Returns HP_ABI_VERSION of the library, to compare with that of the header. */
HP_API uint32_t hp_abi_version(void);

/* Returns a short text that differs between different builds of the library. Static storage. */
HP_API const char* hp_build_id(void);

/* Returns one sentence for a status, or "unknown status". Static storage. */
HP_API const char* hp_status_message(hp_status status);

/* Returns a name such as "scalar", "avx2" or "neon", or null for an unknown number. Static storage.
 */
HP_API const char* hp_isa_name(int32_t isa);

/*
 * Returns the instruction set that is preferred on this machine, of those that need nothing of
 * processor and operating system which limit does not need too; of all, if that is HP_ISA_ANY.
 * Returns -1 if limit is unknown.
 */
HP_API int32_t hp_isa_best(int32_t limit);

/* Copies an encoded plan and prepares it for one instruction set; *plan is set only on HP_OK. */
HP_API hp_status hp_plan_create(const void* encoded, int64_t bytes, int32_t isa, hp_plan** plan);

/*
 * Says how the target is divided, for hp_plan_band: [..][planes][length] elements, several planes
 * only where a plan ends by writing pixels as planes. Position p is element p % length of each of
 * the planes of image p / length; with one plane, positions are elements.
 */
HP_API hp_status hp_plan_planes(const hp_plan* plan, int64_t* planes, int64_t* length);

/* Sets [*begin, *end) to the positions that a band writes. Bands are contiguous, disjoint. */
HP_API hp_status hp_plan_band(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                              int64_t* end);

/* Sets [*begin, *end) to the source elements that a band reads, and those between them; both are 0
 * if it reads none. */
HP_API hp_status hp_plan_reads(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                               int64_t* end);

/*
 * Writes one band of the target. The first element of a tensor lies offset bytes behind its
 * pointer, on a multiple of the element size; bytes is the size of the memory behind the pointer.
 * What the band reads and writes has to lie in that memory, and need not lie there with the rest of
 * its tensor: an offset may be negative. Source and target must not overlap. A pointer may be null
 * if the band has no elements there.
 */
HP_API hp_status hp_plan_run(const hp_plan* plan, const void* source, int64_t source_bytes,
                             int64_t source_offset, void* target, int64_t target_bytes,
                             int64_t target_offset, int32_t band, int32_t bands);

/*
 * The same for tensors with gaps. Axes are null for a tensor without any, or say where its rows
 * lie, which are elements without gaps in the order of the plan: axes[0] is how many outer axes the
 * rows are repeated along, then follow, for each, the outermost first, its length and how many
 * bytes apart neighbours begin. All lengths together are the number of rows; a step is a multiple
 * of the element size and at least what the axes inside take. Of a tensor with gaps all elements
 * lie in the memory; bytes between rows are neither read nor written, and may belong to the other
 * tensor.
 */
HP_API hp_status hp_plan_run_view(const hp_plan* plan, const void* source, int64_t source_bytes,
                                  int64_t source_offset, const int64_t* source_axes, void* target,
                                  int64_t target_bytes, int64_t target_offset,
                                  const int64_t* target_axes, int32_t band, int32_t bands);

/* Frees a plan; null is allowed. No run may be under way. */
HP_API void hp_plan_destroy(hp_plan* plan);

#ifdef __cplusplus
}
#endif

#endif /* HALFPIXEL_H */
