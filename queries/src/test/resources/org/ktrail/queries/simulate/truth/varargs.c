Arguments without names: sums, mixed types, copies, lists handed on, records and narrow numbers.
typedef __builtin_va_list @c@_list; struct @c@_s { int x; long y; s16 z; }; struct @c@_small { u8 a, b, c; };
static long @c@_many(int n, ...) { @c@_list ap; long s = 0; __builtin_va_start(ap, n); while (n-- > 0) s = s * 7 + __builtin_va_arg(ap, long); __builtin_va_end(ap); return s; }
static long @c@_ints(int n, ...) { @c@_list ap; long s = 0; __builtin_va_start(ap, n); for (int i = 0; i < n; i++) s = s * 7 + __builtin_va_arg(ap, int); __builtin_va_end(ap); return s; }
static long @c@_on(const char *how, @c@_list ap) { long s = 0; for (; *how; how++) switch (*how) { case 'd': s = s * 3 + __builtin_va_arg(ap, int); break; case 'u': s = s * 5 + __builtin_va_arg(ap, unsigned); break; case 'l': s = s * 7 + __builtin_va_arg(ap, long); break; case 's': s = s * 11 + *__builtin_va_arg(ap, char *); break; case 'r': { struct @c@_s r = __builtin_va_arg(ap, struct @c@_s); s = s * 13 + r.x + r.y + r.z; break; } case 'm': s = s * 17 + __builtin_va_arg(ap, struct @c@_small).c; break; case 'p': s = s * 19 + *__builtin_va_arg(ap, long *); } return s; }
static long @c@_format(const char *how, ...) { @c@_list ap; __builtin_va_start(ap, how); long s = @c@_on(how, ap); __builtin_va_end(ap); return s; }
//-
long @f@(long a, long b) { return @c@_many(@pick.1(1`2`3)@, a, b, @num@l) + @c@_many(0) * 3; }
//-
long @f@(long a, long b) { return @c@_ints(@num(3,5)@, (@pick(u8`s8`u16`s16`int`char`bool)@)a, (@pick(u8`s8`u16`s16)@)b, @num@, 'x', (bool)a); }
//-
long @f@(long a, long b) { return @c@_format("@pick(dlu`lud`uld)@", a, b, a + b) + @c@_format("@pick(d`u)@", (int)a); }
//-
long @f@(long a, long b) { struct @c@_s r = { a, b, @num@ }; struct @c@_small m = { 1, 2, a }; return @c@_format("@pick(rdm`drm`dmr)@" + 3 - 3, r, (int)b, m) * 0 + @c@_format("rdm", r, (int)b, m) + @c@_format("dmrl", (int)a, m, r, b); }
//-
long @f@(long a, long b) { char t[] = "abc"; return @c@_format("@pick(sps`ssd)@" + 3, t) + @c@_format("sps", t, &a, "xyz" + (b & 1)) + @c@_format("lllllllll", a, b, 1l, 2l, 3l, 4l, 5l, a, b); }
//-
static long @f@_copy(int n, ...) { @c@_list ap, aq; long s = 0; __builtin_va_start(ap, n); s += __builtin_va_arg(ap, long); __builtin_va_copy(aq, ap); s = s * 3 + __builtin_va_arg(ap, long); s = s * 5 + __builtin_va_arg(aq, long); s = s * 7 + __builtin_va_arg(@pick(ap`aq)@, long); __builtin_va_end(aq); __builtin_va_end(ap); return s; }
long @f@(long a, long b) { return @f@_copy(1, a, b, @num@l); }
//-
static long @f@_twice(long x, ...) { @c@_list ap; long s = x; for (int i = 0; i < 2; i++) { __builtin_va_start(ap, x); s = s * 3 + __builtin_va_arg(ap, @pick(long`u64`s64`long long)@); s = s * 5 + (@int@)__builtin_va_arg(ap, @pick(int`unsigned)@); __builtin_va_end(ap); } return s; }
long @f@(long a, long b) { return @f@_twice(@num@, a, (int)b); }
//-
struct @f@_fmt { const char *fmt; @c@_list *va; };
static long @f@_print(struct @f@_fmt *f) { @c@_list aq; __builtin_va_copy(aq, *f->va); long s = @c@_on(f->fmt, aq); __builtin_va_end(aq); return s; }
static long @f@_warn(const char *fmt, ...) { struct @f@_fmt f; @c@_list ap; __builtin_va_start(ap, fmt); f.fmt = fmt; f.va = &ap; long s = @f@_print(&f) * 3 + @f@_print(&f); __builtin_va_end(ap); return s; }
long @f@(long a, long b) { return @f@_warn("@pick(ld`lu)@", a, (int)b); }
