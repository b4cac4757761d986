Function pointers: tables, operations in records, arguments, results, recursion, casts.
typedef long (*@c@_fn)(long, long);
static long @c@_add(long x, long y) { return x + y; } static long @c@_sub(long x, long y) { note(x); return x - y; } static long @c@_neg(long x, long y) { return -x; }
struct @c@_ops { long (*go)(long, long); @c@_fn opt[2]; const char *name; };
static const struct @c@_ops @c@_o[] = { { @c@_add, { @c@_sub }, "add" }, { .go = &@c@_sub, .opt[1] = @c@_neg, .name = "sub" } };
static @c@_fn @c@_pick(int i) { return i ? @c@_add : @c@_neg; }
static long @c@_apply(@c@_fn f, long x, long y) { return f ? (*f)(x, y) : @num@; }
//-
long @f@(long a, long b) { @c@_fn t[] = { @c@_add, @c@_sub, &@c@_neg, 0 }; return @c@_apply(t[a & 3], a, b) + t[@num(0,2)@](b, a) * 3; }
//-
long @f@(long a, long b) { const struct @c@_ops *o = &@c@_o[a & 1]; long r = o->go(a, b); if (o->opt[b & 1]) r += o->opt[b & 1](r, b); return r + o->name[0] + (o->opt[0] == @c@_sub); }
//-
long @f@(long a, long b) { return @c@_pick(a & 1)(a, b) + @c@_apply(@c@_pick(b & 1), b, a) * 3 + (@c@_pick(1) == @c@_add) + (**@c@_add)(1, @num@); }
//-
long @f@(long a, long b) { long (*(*g)(int))(long, long) = 0; @c@_fn (*h)(int) = @c@_pick; return !g + h(a & 1)(b, @num@) + (h != 0); }
//-
static long @f@_self(long n, long (*f)(long, void *), void *p) { return n > 0 ? f(n, p) : 0; }
static long @f@_step(long n, void *p) { *(long *)p += n; return n * @num(2,5)@ + @f@_self(n - 1, @f@_step, p); }
long @f@(long a, long b) { long acc = b; long r = @f@_self(a & 7, @f@_step, &acc); return r + acc * 3; }
//-
struct @f@_work { int n; long (*run)(struct @f@_work *); };
static long @f@_run(struct @f@_work *w) { return w->n++ * @num(2,9)@; }
long @f@(long a, long b) { struct @f@_work w = { a, @f@_run }, *p = &w; return p->run(p) + (*p->run)(&w) * 3 + w.n; }
//-
long @f@(long a, long b) { void *v = @c@_sub; @c@_fn f = v; u64 u = (u64)f; int (*narrow)(int, int) = 0; return ((@c@_fn)u)(a, b) + (f == @c@_sub) + (narrow ? 1 : 2) + (a & 1 ? @c@_add : @c@_neg)(b, a); }
//-
static int @f@_cmp(const void *x, const void *y) { return *(const int *)x - *(const int *)y; }
static void @f@_sort(int *v, int n, int (*cmp)(const void *, const void *)) { for (int i = 1; i < n; i++) for (int j = i; j > 0 && cmp(&v[j - 1], &v[j]) > 0; j--) { int t = v[j]; v[j] = v[j - 1]; v[j - 1] = t; } }
long @f@(long a, long b) { int v[5] = { a & 99, b & 77, @num@, 3, -4 }; @f@_sort(v, 5, @f@_cmp); return v[0] + v[1] * 10 + v[2] * 100 + v[3] * 1000 + v[4] * 10000l; }
