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
int strcasecmp(const char *a, const char *b) { return __model_invented("strcasecmp()"); }
int strncasecmp(const char *a, const char *b, unsigned long n) { return __model_invented("strncasecmp()"); }
_Bool sysfs_streq(const char *a, const char *b) { return __model_invented("sysfs_streq()") & 1; }
unsigned long strlen(const char *s) { if (__model_is_old(s)) return __model_invented("strlen(%)", s) & 0xfff; unsigned long n = 0; while (s[n]) n++; return n; }
unsigned long strnlen(const char *s, unsigned long max) { if (__model_is_old(s)) return __model_invented("strnlen(%)", s) & 0xfff; unsigned long n = 0; while (n < max && s[n]) n++; return n; }
long strscpy(char *to, const char *from, unsigned long n)
{
	unsigned long i;
	if (!n)
		return -7;
	if (__model_is_old(from)) {
		__model_fill(to, __model_invented("the text at %", from), n);
		return (long)__model_invented("strscpy(%)", from);
	}
	for (i = 0; i < n; i++) {
		to[i] = from[i];
		if (!from[i])
			return i;
	}
	to[n - 1] = 0;
	return -7;
}
unsigned long strlcpy(char *to, const char *from, unsigned long n) { strscpy(to, from, n); return strlen(from); }
static int __models_print(char *to, unsigned long n, const char *format)
{
	if (n)
		__model_fill(to, __model_invented("the text made of %", format), n);
	return __model_invented("the length of the text made of %", format) & 0xfff;
}
int snprintf(char *to, unsigned long n, const char *format, ...) { return __models_print(to, n, format); }
int scnprintf(char *to, unsigned long n, const char *format, ...) { return __models_print(to, n, format); }
int sprintf(char *to, const char *format, ...) { return __models_print(to, 1, format); }
int sysfs_emit(char *to, const char *format, ...) { return __models_print(to, 4096, format); }
int vsnprintf(char *to, unsigned long n, const char *format, void *args) { return __models_print(to, n, format); }
