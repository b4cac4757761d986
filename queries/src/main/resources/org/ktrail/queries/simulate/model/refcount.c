/*
 * Reference counters.
 *
 * Why: what follows a counter that saturates tells a reviewer nothing; a counter that is not known is
 * compared with 0 only, and is more than that where a reference is taken of what must be held. What takes a lock for the last reference is C, and is followed.
 */
void refcount_set(void *r, int n) { *(int *)r = n; }
unsigned int refcount_read(const void *r) { return *(const int *)r; }
void refcount_inc(void *r) { refcount_add(1, r); }
void refcount_add(int i, void *r)
{
	int old = *(int *)r;
	if (!__model_is_known(old))
		__model_assume(old > 0, "%, of which a reference is taken, is held by somebody", r);
	*(int *)r = old + i;
}
void refcount_dec(void *r) { *(int *)r -= 1; }
_Bool refcount_inc_not_zero(void *r) { int old = *(int *)r; if (!old) return 0; *(int *)r = old + 1; return 1; }
_Bool refcount_add_not_zero(int i, void *r) { int old = *(int *)r; if (!old) return 0; *(int *)r = old + i; return 1; }
_Bool refcount_sub_and_test(int i, void *r) { return (*(int *)r -= i) == 0; }
_Bool refcount_dec_and_test(void *r) { return (*(int *)r -= 1) == 0; }
_Bool refcount_dec_if_one(void *r) { if (*(int *)r != 1) return 0; *(int *)r = 0; return 1; }
_Bool refcount_dec_not_one(void *r) { if (*(int *)r == 1) return 0; *(int *)r -= 1; return 1; }
/* References that are counted per processor, of what was there before: what is not, the code counts. */
void percpu_ref_get(void *ref) {}
void percpu_ref_get_many(void *ref, unsigned long n) {}
void percpu_ref_put(void *ref) {}
void percpu_ref_put_many(void *ref, unsigned long n) {}
_Bool percpu_ref_tryget(void *ref) { return __model_invented("percpu_ref_tryget(%)", ref) & 1; }
_Bool percpu_ref_tryget_live(void *ref) { return __model_invented("percpu_ref_tryget_live(%)", ref) & 1; }
_Bool percpu_ref_tryget_many(void *ref, unsigned long n) { return __model_invented("percpu_ref_tryget(%)", ref) & 1; }
_Bool percpu_ref_is_dying(void *ref) { return __model_invented("percpu_ref_is_dying(%)", ref) & 1; }
void percpu_ref_kill(void *ref) { __model_event("% takes no new references", ref); }
void percpu_ref_exit(void *ref) {}
void percpu_ref_reinit(void *ref) {}
void percpu_ref_resurrect(void *ref) {}
_Bool percpu_ref_is_zero(void *ref) { return __model_invented("percpu_ref_is_zero(%)", ref) & 1; }
