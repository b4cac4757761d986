/*
 * Reference counters.
 *
 * Why: what follows a counter that saturates tells a reviewer nothing; a counter that is not known is
 * compared with 0 only. That the last reference was dropped twice is told.
 */
void refcount_set(void *r, int n) { *(int *)r = n; }
unsigned int refcount_read(const void *r) { return *(const int *)r; }
void refcount_inc(void *r) { *(int *)r += 1; }
void refcount_add(int i, void *r) { *(int *)r += i; }
void refcount_dec(void *r) { *(int *)r -= 1; }
_Bool refcount_inc_not_zero(void *r) { int old = *(int *)r; if (!old) return 0; *(int *)r = old + 1; return 1; }
_Bool refcount_add_not_zero(int i, void *r) { int old = *(int *)r; if (!old) return 0; *(int *)r = old + i; return 1; }
_Bool refcount_sub_and_test(int i, void *r) { return (*(int *)r -= i) == 0; }
_Bool refcount_dec_and_test(void *r) { return (*(int *)r -= 1) == 0; }
_Bool refcount_dec_if_one(void *r) { if (*(int *)r != 1) return 0; *(int *)r = 0; return 1; }
_Bool refcount_dec_not_one(void *r) { if (*(int *)r == 1) return 0; *(int *)r -= 1; return 1; }
_Bool refcount_dec_and_mutex_lock(void *r, void *lock)
{
	if ((*(int *)r -= 1) != 0)
		return 0;
	__model_acquire("mutex", lock, 0);
	return 1;
}
_Bool refcount_dec_and_lock(void *r, void *lock)
{
	if ((*(int *)r -= 1) != 0)
		return 0;
	__model_acquire("spinlock", lock, 0);
	return 1;
}
int _atomic_dec_and_lock(void *v, void *lock) { return refcount_dec_and_lock(v, lock); }
int atomic_dec_and_mutex_lock(void *v, void *lock) { return refcount_dec_and_mutex_lock(v, lock); }

void percpu_ref_get(void *ref) {}
void percpu_ref_get_many(void *ref, unsigned long n) {}
void percpu_ref_put(void *ref) {}
void percpu_ref_put_many(void *ref, unsigned long n) {}
_Bool percpu_ref_tryget(void *ref) { return !__model_may_fail("percpu_ref_tryget"); }
_Bool percpu_ref_tryget_live(void *ref) { return !__model_may_fail("percpu_ref_tryget_live"); }
_Bool percpu_ref_tryget_many(void *ref, unsigned long n) { return !__model_may_fail("percpu_ref_tryget"); }
_Bool percpu_ref_is_dying(void *ref) { return __model_may_fail("percpu_ref is dying, its life"); }
void percpu_ref_kill(void *ref) { __model_event("% takes no new references", ref); }
void percpu_ref_exit(void *ref) {}
int percpu_ref_init(void *ref, void *release, unsigned int flags, unsigned int gfp)
{
	return __model_may_fail("percpu_ref_init") ? -12 : 0;
}
