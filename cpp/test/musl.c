/*
 * The two shared libraries, as they are built for glibc, in a program of musl: loads them and runs
 * the cases of a file on every instruction set that the machine has. Built by check-musl.sh.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "halfpixel/halfpixel.h"

static __typeof__(&hp_plan_create) plan_create;
static __typeof__(&hp_plan_run) plan_run;
static __typeof__(&hp_plan_destroy) plan_destroy;
static __typeof__(&hp_isa_name) isa_name;
static __typeof__(&hp_isa_best) isa_best;

static void fail(const char* what, const char* why) {
  fprintf(stderr, "musl: %s: %s\n", what, why);
  exit(1);
}

static void* find(void* library, const char* name) {
  void* function = dlsym(library, name);
  if (function == NULL) {
    fail(name, dlerror());
  }
  return function;
}

static void* open_library(const char* file) {
  void* library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    fail(file, dlerror());
  }
  return library;
}

static unsigned char* bytes(FILE* in, int64_t size) {
  unsigned char* to = calloc((size_t)size + 1, 1);
  if (to == NULL || fread(to, 1, (size_t)size, in) != (size_t)size) {
    fail("cases", "cut off");
  }
  return to;
}

/* The sizes of a case, as cases.cpp reads them: exact, name, plan, source, expected result. */
static void run_case(FILE* in, const int64_t head[5], int32_t isa, int* runs) {
  unsigned char* name = bytes(in, head[1]);
  unsigned char* plan = bytes(in, head[2]);
  unsigned char* source = bytes(in, head[3]);
  unsigned char* expected = bytes(in, head[4]);
  unsigned char* target = calloc((size_t)head[4] + 1, 1);
  hp_plan* created = NULL;
  hp_status status = plan_create(plan, head[2], isa, &created);
  if (status == HP_OK) {
    status = plan_run(created, source, head[3], 0, target, head[4], 0, 0, 1);
  }
  if (status != HP_OK) {
    fprintf(stderr, "musl: status %d\n", (int)status);
    fail((const char*)name, "does not run");
  }
  if (memcmp(target, expected, (size_t)head[4]) != 0) {
    fail((const char*)name, "another result");
  }
  plan_destroy(created);
  free(name);
  free(plan);
  free(source);
  free(expected);
  free(target);
  ++*runs;
}

static int run_file(const char* file, int32_t isa) {
  FILE* in = fopen(file, "rb");
  if (in == NULL) {
    fail(file, "cannot be read");
  }
  int runs = 0;
  int64_t head[5];
  while (fread(head, sizeof(head), 1, in) == 1) {
    run_case(in, head, isa, &runs);
  }
  fclose(in);
  return runs;
}

int main(int count, char** arguments) {
  if (count != 4) {
    fail("usage", "musl LIBHALFPIXEL LIBJNIHALFPIXEL CASES");
  }
  void* library = open_library(arguments[1]);
  plan_create = find(library, "hp_plan_create");
  plan_run = find(library, "hp_plan_run");
  plan_destroy = find(library, "hp_plan_destroy");
  isa_name = find(library, "hp_isa_name");
  isa_best = find(library, "hp_isa_best");
  find(open_library(arguments[2]), "Java_io_halfpixel_cpp_jni_HalfpixelLibrary_planRun");
  int runs = 0;
  for (int32_t isa = 0; isa_name(isa) != NULL; isa++) {
    if (isa_best(isa) == isa) {
      int more = run_file(arguments[3], isa);
      printf("musl: %d cases on %s\n", more, isa_name(isa));
      runs += more;
    }
  }
  if (runs == 0) {
    fail(arguments[3], "has no case");
  }
  return 0;
}
