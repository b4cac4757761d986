/* Preloaded: the SHORT-th write of a process, to a file, takes half of what it is given. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int done;

static size_t taken(int fd, size_t size) {
  struct stat file;
  const char *when = getenv("SHORT");
  if (!when || size < 2 || fstat(fd, &file) || !S_ISREG(file.st_mode)) return size;
  return atomic_fetch_add(&done, 1) + 1 == atoi(when) ? size / 2 : size;
}

ssize_t write(int fd, const void *bytes, size_t size) {
  ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return next(fd, bytes, taken(fd, size));
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) {
  ssize_t (*next)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite64");
  return next(fd, bytes, taken(fd, size), at);
}
