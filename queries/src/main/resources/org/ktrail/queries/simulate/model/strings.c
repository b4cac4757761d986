/*
 * Copying, filling and comparing memory and strings.
 *
 * Why: assembly, and loops over bytes. A comparison of bytes that are not known gives a symbol; what is
 * printed into a buffer is not known.
 */
void *memcpy(void *to, const void *from, unsigned long n) { __model_copy(to, from, n); return to; }
void *memmove(void *to, const void *from, unsigned long n) { __model_copy(to, from, n); return to; }
void *memset(void *to, int c, unsigned long n) { __model_fill(to, c, n); return to; }
int memcmp(const void *a, const void *b, unsigned long n) { return __model_compare(a, b, n, 0); }
int strcmp(const char *a, const char *b) { return __model_compare(a, b, 4096, 1); }
int strncmp(const char *a, const char *b, unsigned long n) { return __model_compare(a, b, n, 1); }
int strcasecmp(const char *a, const char *b) { return __model_fresh("strcasecmp"); }
int strncasecmp(const char *a, const char *b, unsigned long n) { return __model_fresh("strncasecmp"); }
_Bool sysfs_streq(const char *a, const char *b) { return __model_fresh("sysfs_streq") & 1; }
unsigned long strlen(const char *s) { if (__model_is_old(s)) return __model_fresh("strlen") & 0xfff; unsigned long n = 0; while (s[n]) n++; return n; }
unsigned long strnlen(const char *s, unsigned long max) { if (__model_is_old(s)) return __model_fresh("strnlen") & 0xfff; unsigned long n = 0; while (n < max && s[n]) n++; return n; }
long strscpy(char *to, const char *from, unsigned long n) { __model_fill(to, __model_fresh("text"), n); return __model_fresh("strscpy"); }
unsigned long strlcpy(char *to, const char *from, unsigned long n) { __model_fill(to, __model_fresh("text"), n); return __model_fresh("strlcpy") & 0xfff; }
int snprintf(char *to, unsigned long n, const char *format, ...) { return __model_fresh("snprintf") & 0xfff; }
int scnprintf(char *to, unsigned long n, const char *format, ...) { return __model_fresh("scnprintf") & 0xfff; }
int sprintf(char *to, const char *format, ...) { return __model_fresh("sprintf") & 0xfff; }
int sysfs_emit(char *to, const char *format, ...) { return __model_fresh("sysfs_emit") & 0xfff; }
int vsnprintf(char *to, unsigned long n, const char *format, void *args) { return __model_fresh("vsnprintf") & 0xfff; }
