// Times OpenBLAS on the shapes of BenchmarkGemm, one thread. Debian:
//   apt-get install gcc libopenblas-dev
//   gcc -O2 openblas.c -lopenblas -o /tmp/openblas && OPENBLAS_NUM_THREADS=1 OPENBLAS_CORETYPE=SkylakeX /tmp/openblas
// OPENBLAS_CORETYPE=Haswell compares the AVX2 kernels.
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(void) {
  struct { const char *name; int m, n, k, ta, tb; } shapes[] = {
    {"128", 128, 128, 128, 0, 0}, {"512", 512, 512, 512, 0, 0}, {"1024", 1024, 1024, 1024, 0, 0},
    {"mlpNN", 100, 1000, 784, 0, 0}, {"mlpNT", 100, 1000, 784, 0, 1}, {"mlpTN", 100, 1000, 784, 1, 0},
    {"conv1", 20, 36864, 25, 0, 0}, {"conv2", 50, 4096, 500, 0, 0}, {"lstm", 50, 512, 128, 0, 1},
    {"last", 100, 10, 1000, 0, 1}, {"n64", 64, 64, 64, 0, 0}, {"n256", 256, 256, 256, 0, 0},
  };
  for (int s = 0; s < (int)(sizeof shapes / sizeof shapes[0]); s++) {
    int m = shapes[s].m, n = shapes[s].n, k = shapes[s].k;
    float *a = malloc(sizeof(float) * m * k), *b = malloc(sizeof(float) * k * n), *c = malloc(sizeof(float) * m * n);
    for (int i = 0; i < m * k; i++) a[i] = rand() / (float)RAND_MAX - 0.5f;
    for (int i = 0; i < k * n; i++) b[i] = rand() / (float)RAND_MAX - 0.5f;
    double flop = 2.0 * m * n * k, best = 0;
    for (int round = 0; round < 7; round++) {
      int runs = 1 + (int)(5e9 / flop / 10);
      double start = now();
      for (int r = 0; r < runs; r++)
        cblas_sgemm(CblasRowMajor, shapes[s].ta ? CblasTrans : CblasNoTrans, shapes[s].tb ? CblasTrans : CblasNoTrans, m, n, k, 1, a,
                    shapes[s].ta ? m : k, b, shapes[s].tb ? k : n, 0, c, n);
      double rate = flop * runs / (now() - start) / 1e9;
      if (rate > best) best = rate;
    }
    printf("%s %.1f GFLOP/s\n", shapes[s].name, best);
    free(a); free(b); free(c);
  }
}
