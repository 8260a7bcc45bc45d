// The peer of BenchmarkPeers: times OpenBLAS, the arithmetic of the machine and
// its memory. Reads lines "gemm m n k transA transB", "peak" or "copy" and
// answers with nanoseconds, the best of a turn of 30 ms; of "peak" for 1e6
// floating-point operations from registers, of "copy" for 1e6 bytes.
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e9 * t.tv_sec + t.tv_nsec;
}

#ifdef __AVX512F__
#define LANES 16
#else
#define LANES 8
#endif
typedef float vec __attribute__((vector_size(4 * LANES)));
static volatile float sink;

// peak runs 1e6 operations on 12 independent sums.
static void peak(void) {
  vec s[12], x, y;
  for (int i = 0; i < LANES; i++) x[i] = 1.0f, y[i] = 1e-9f * (i + now());
  for (int k = 0; k < 12; k++) s[k] = x * (float)(k + now()); // different, or the compiler computes one for all
  for (int n = 0; n < 1000000 / (2 * LANES * 12); n++)
    for (int k = 0; k < 12; k++) s[k] = s[k] * y + x;
  for (int k = 1; k < 12; k++) s[0] += s[k];
  sink = s[0][0];
}

int main(void) {
  char what[16];
  static char from[4 << 20], to[4 << 20];
  while (scanf("%15s", what) == 1) {
    int m = 0, n = 0, k = 0, ta = 0, tb = 0;
    float *a = 0, *b = 0, *c = 0;
    if (!strcmp(what, "gemm")) {
      if (scanf("%d %d %d %d %d", &m, &n, &k, &ta, &tb) != 5) return 1;
      a = malloc(sizeof(float) * m * k), b = malloc(sizeof(float) * k * n), c = malloc(sizeof(float) * m * n);
      for (int i = 0; i < m * k; i++) a[i] = rand() / (float)RAND_MAX - 0.5f;
      for (int i = 0; i < k * n; i++) b[i] = rand() / (float)RAND_MAX - 0.5f;
    }
    double best = 1e18, scale = 1;
    for (double until = now() + 30e6; now() < until;) {
      double start = now();
      if (a) {
        cblas_sgemm(CblasRowMajor, ta ? CblasTrans : CblasNoTrans, tb ? CblasTrans : CblasNoTrans, m, n, k, 1, a, ta ? m : k, b, tb ? k : n, 0, c, n);
      } else if (!strcmp(what, "peak")) {
        peak();
      } else {
        memcpy(to, from, sizeof to);
        sink = to[(int)now() & 1023];
        scale = 1e6 / sizeof to;
      }
      double t = (now() - start) * scale;
      if (t < best) best = t;
    }
    printf("%.1f\n", best);
    fflush(stdout);
    free(a), free(b), free(c);
  }
}
