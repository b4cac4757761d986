/*
 * Atomic counters, and loads, stores and exchanges of any type that others see whole.
 *
 * Why: assembly. Each is one step that no other actor gets into. Barriers have no effect: every actor sees
 * the stores of the others in the order they were made (sequential consistency), so that what goes wrong
 * only on weakly ordered machines is not found. atomic_t begins with its int, atomic64_t and atomic_long_t
 * with their 64 bits.
 */
#define READ_ONCE(x) (x)
#define __READ_ONCE(x) (x)
#define WRITE_ONCE(x, val) ((void)((x) = (val)))
#define __WRITE_ONCE(x, val) ((void)((x) = (val)))
#define data_race(expr) (expr)
#define smp_load_acquire(p) (*(p))
#define smp_store_release(p, v) ((void)(*(p) = (v)))
#define smp_store_mb(var, value) ((void)((var) = (value)))
#define smp_mb() ((void)0)
#define smp_rmb() ((void)0)
#define smp_wmb() ((void)0)
#define mb() ((void)0)
#define rmb() ((void)0)
#define wmb() ((void)0)
#define barrier() ((void)0)
#define smp_mb__before_atomic() ((void)0)
#define smp_mb__after_atomic() ((void)0)
#define smp_mb__after_spinlock() ((void)0)
#define smp_acquire__after_ctrl_dep() ((void)0)
#define smp_read_barrier_depends() ((void)0)
#define cpu_relax() ((void)0)
#define xchg(ptr, v) ({ typeof(ptr) __at = (ptr); typeof(*__at) __new = (typeof(*__at))(v), __found; __model_atomic_begin(); __found = *__at; *__at = __new; __model_atomic_end(); __found; })
#define cmpxchg(ptr, o, n) ({ typeof(ptr) __at = (ptr); typeof(*__at) __old = (typeof(*__at))(o), __new = (typeof(*__at))(n), __found; __model_atomic_begin(); __found = *__at; if (__found == __old) *__at = __new; __model_atomic_end(); __found; })
#define try_cmpxchg(ptr, oldp, n) ({ typeof(ptr) __at = (ptr); typeof(*__at) *__old = (void *)(oldp), __new = (typeof(*__at))(n), __found; _Bool __done; __model_atomic_begin(); __found = *__at; __done = __found == *__old; if (__done) *__at = __new; else *__old = __found; __model_atomic_end(); __done; })
#define cmpxchg_relaxed(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg_acquire(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg_release(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg64(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg64_relaxed(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg64_acquire(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg64_release(ptr, o, n) cmpxchg(ptr, o, n)
#define cmpxchg64_local(ptr, o, n) cmpxchg(ptr, o, n)
#define try_cmpxchg64(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg64_relaxed(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg64_acquire(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg64_release(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg64_local(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define cmpxchg_local(ptr, o, n) cmpxchg(ptr, o, n)
#define try_cmpxchg_relaxed(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg_acquire(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define try_cmpxchg_release(ptr, oldp, n) try_cmpxchg(ptr, oldp, n)
#define xchg_relaxed(ptr, v) xchg(ptr, v)
#define xchg_acquire(ptr, v) xchg(ptr, v)
#define xchg_release(ptr, v) xchg(ptr, v)

int atomic_read(const void *v) { return *(const int *)v; }
void atomic_set(void *v, int i) { *(int *)v = i; }
int atomic_add_return(int i, void *v) { return *(int *)v += i; }
int atomic_sub_return(int i, void *v) { return *(int *)v -= i; }
int atomic_inc_return(void *v) { return *(int *)v += 1; }
int atomic_dec_return(void *v) { return *(int *)v -= 1; }
void atomic_add(int i, void *v) { *(int *)v += i; }
void atomic_sub(int i, void *v) { *(int *)v -= i; }
void atomic_inc(void *v) { *(int *)v += 1; }
void atomic_dec(void *v) { *(int *)v -= 1; }
void atomic_or(int i, void *v) { *(int *)v |= i; }
void atomic_and(int i, void *v) { *(int *)v &= i; }
void atomic_andnot(int i, void *v) { *(int *)v &= ~i; }
int atomic_fetch_add(int i, void *v) { int old = *(int *)v; *(int *)v = old + i; return old; }
int atomic_fetch_sub(int i, void *v) { int old = *(int *)v; *(int *)v = old - i; return old; }
int atomic_fetch_inc(void *v) { return atomic_fetch_add(1, v); }
int atomic_fetch_dec(void *v) { return atomic_fetch_sub(1, v); }
int atomic_fetch_or(int i, void *v) { int old = *(int *)v; *(int *)v = old | i; return old; }
int atomic_fetch_and(int i, void *v) { int old = *(int *)v; *(int *)v = old & i; return old; }
int atomic_fetch_andnot(int i, void *v) { int old = *(int *)v; *(int *)v = old & ~i; return old; }
_Bool atomic_dec_and_test(void *v) { return (*(int *)v -= 1) == 0; }
_Bool atomic_inc_and_test(void *v) { return (*(int *)v += 1) == 0; }
_Bool atomic_sub_and_test(int i, void *v) { return (*(int *)v -= i) == 0; }
_Bool atomic_add_negative(int i, void *v) { return (*(int *)v += i) < 0; }
int atomic_xchg(void *v, int n) { int old = *(int *)v; *(int *)v = n; return old; }
int atomic_cmpxchg(void *v, int o, int n) { int old = *(int *)v; if (old == o) *(int *)v = n; return old; }
_Bool atomic_try_cmpxchg(void *v, int *o, int n)
{
	int old = *(int *)v;
	if (old == *o) {
		*(int *)v = n;
		return 1;
	}
	*o = old;
	return 0;
}
int atomic_fetch_add_unless(void *v, int a, int u) { int old = *(int *)v; if (old != u) *(int *)v = old + a; return old; }
_Bool atomic_add_unless(void *v, int a, int u) { int old = *(int *)v; if (old == u) return 0; *(int *)v = old + a; return 1; }
_Bool atomic_inc_not_zero(void *v) { return atomic_add_unless(v, 1, 0); }
_Bool atomic_inc_unless_negative(void *v) { int old = *(int *)v; if (old < 0) return 0; *(int *)v = old + 1; return 1; }
_Bool atomic_dec_unless_positive(void *v) { int old = *(int *)v; if (old > 0) return 0; *(int *)v = old - 1; return 1; }
int atomic_dec_if_positive(void *v) { int dec = *(int *)v - 1; if (dec >= 0) *(int *)v = dec; return dec; }

long atomic64_read(const void *v) { return *(const long *)v; }
void atomic64_set(void *v, long i) { *(long *)v = i; }
long atomic64_add_return(long i, void *v) { return *(long *)v += i; }
long atomic64_sub_return(long i, void *v) { return *(long *)v -= i; }
long atomic64_inc_return(void *v) { return *(long *)v += 1; }
long atomic64_dec_return(void *v) { return *(long *)v -= 1; }
void atomic64_add(long i, void *v) { *(long *)v += i; }
void atomic64_sub(long i, void *v) { *(long *)v -= i; }
void atomic64_inc(void *v) { *(long *)v += 1; }
void atomic64_dec(void *v) { *(long *)v -= 1; }
void atomic64_or(long i, void *v) { *(long *)v |= i; }
void atomic64_and(long i, void *v) { *(long *)v &= i; }
void atomic64_andnot(long i, void *v) { *(long *)v &= ~i; }
long atomic64_fetch_add(long i, void *v) { long old = *(long *)v; *(long *)v = old + i; return old; }
long atomic64_fetch_sub(long i, void *v) { long old = *(long *)v; *(long *)v = old - i; return old; }
long atomic64_fetch_inc(void *v) { return atomic64_fetch_add(1, v); }
long atomic64_fetch_dec(void *v) { return atomic64_fetch_sub(1, v); }
long atomic64_fetch_or(long i, void *v) { long old = *(long *)v; *(long *)v = old | i; return old; }
long atomic64_fetch_and(long i, void *v) { long old = *(long *)v; *(long *)v = old & i; return old; }
long atomic64_fetch_andnot(long i, void *v) { long old = *(long *)v; *(long *)v = old & ~i; return old; }
_Bool atomic64_dec_and_test(void *v) { return (*(long *)v -= 1) == 0; }
_Bool atomic64_inc_and_test(void *v) { return (*(long *)v += 1) == 0; }
_Bool atomic64_sub_and_test(long i, void *v) { return (*(long *)v -= i) == 0; }
long atomic64_xchg(void *v, long n) { long old = *(long *)v; *(long *)v = n; return old; }
long atomic64_cmpxchg(void *v, long o, long n) { long old = *(long *)v; if (old == o) *(long *)v = n; return old; }
_Bool atomic64_try_cmpxchg(void *v, long *o, long n)
{
	long old = *(long *)v;
	if (old == *o) {
		*(long *)v = n;
		return 1;
	}
	*o = old;
	return 0;
}
_Bool atomic64_add_unless(void *v, long a, long u) { long old = *(long *)v; if (old == u) return 0; *(long *)v = old + a; return 1; }
_Bool atomic64_inc_not_zero(void *v) { return atomic64_add_unless(v, 1, 0); }
