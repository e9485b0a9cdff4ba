/* For every processor: the function of the C library, which takes the instruction where there is
 * one. That of Windows rounds twice. */
#if defined(_WIN32)
inline float fma_of(float a, float b, float c) { return exact_fma(a, b, c); }
inline double fma_of(double a, double b, double c) { return exact_fma(a, b, c); }
#else
inline float fma_of(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
inline double fma_of(double a, double b, double c) { return __builtin_fma(a, b, c); }
#endif
