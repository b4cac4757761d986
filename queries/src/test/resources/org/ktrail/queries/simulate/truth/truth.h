/* Macros and inline functions of the kernel's kind. */
#ifndef _LINUX_TRUTH_H
#define _LINUX_TRUTH_H
#include <linux/truth_types.h>
#include <generated/truth-bounds.h>

#define TRUTH_ON 4
#define TRUTH_BASE 40
#define TRUTH_STEP(n) ((n) * sizeof(struct truth_pair))
#define TRUTH_CAT_(a, b) a##b
#define TRUTH_CAT(a, b) TRUTH_CAT_(a, b)
#define TRUTH_TEXT_(x) #x
#define TRUTH_TEXT(x) TRUTH_TEXT_(x)
#define TRUTH_COUNT_(a, b, c, d, n, ...) n
#define TRUTH_COUNT(...) TRUTH_COUNT_(0, ##__VA_ARGS__, 3, 2, 1, 0)
#define __same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))
#define typecheck(type, x) ({ type __dummy; typeof(x) __dummy2; (void)(&__dummy == &__dummy2); 1; })
#define __is_constexpr(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))
#define BUILD_BUG_ON_ZERO(e) ((int)(sizeof(struct { int : (-!!(e)); })))
#define max(x, y) ({ typeof(x) _x = (x); typeof(y) _y = (y); _x > _y ? _x : _y; })
#define min_t(type, x, y) ({ type __x = (x); type __y = (y); __x < __y ? __x : __y; })
#define clamp_val(val, lo, hi) ({ typeof(val) __v = (val); __v < (lo) ? (typeof(val))(lo) : __v > (hi) ? (typeof(val))(hi) : __v; })
#define offsetof(TYPE, MEMBER) __builtin_offsetof(TYPE, MEMBER)
#define container_of(ptr, type, member) ({ void *__mptr = (void *)(ptr); ((type *)(__mptr - offsetof(type, member))); })
#define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]) + BUILD_BUG_ON_ZERO(__same_type((arr), &(arr)[0])))
#define swap(a, b) do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0)
#define for_each_truth(i, n) for (int i = 0; i < (n); i++) if (i & 1) { } else
#define truth_log(fmt, ...) truth_print(fmt, ##__VA_ARGS__)
#define __ARG_PLACEHOLDER_1 0,
#define __take_second_arg(__ignored, val, ...) val
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(val) ____is_defined(__ARG_PLACEHOLDER_##val)
#define ____is_defined(arg1_or_junk) __take_second_arg(arg1_or_junk 1, 0)
#define IS_ENABLED(option) __is_defined(option)

struct truth_pair { long first, second; u8 bytes[5]; };
enum truth_kind { TRUTH_NEGATIVE = -3, TRUTH_ZERO = 0, TRUTH_LARGE = 70000 };

static inline long truth_sum(const struct truth_pair *p) { return p->first + p->second * 7; }
static inline void truth_print(const char *fmt, ...) { __builtin_va_list ap; __builtin_va_start(ap, fmt); note(__builtin_va_arg(ap, int)); __builtin_va_end(ap); }
/* Locals and members whose names are macros of a header that nobody here includes. */
static inline long truth_loop(long tail, long run) { long q = 0; for (long x = 0; x < 3; x++) q += tail * x + run; return q; }
static inline long truth_shadow(long swapped) { struct { long run, tail; } s = { swapped, 2 }; return s.run + s.tail; }
#define truth_redefined(x) ((x) + 1)
long truth_of(int i);
#endif
