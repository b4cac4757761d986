/*
 * RCU and SRCU.
 *
 * Why: grace periods are counted per CPU. A read section is a shared lock that nobody waits for: it is told
 * when it begins and ends. Who waits for readers lets other actors go on until none is in a read section,
 * later ones too; within a read section of its own it waits for ever. What is to run after a grace period runs
 * by itself, as an actor of its own, once the read sections that there were have ended and, as of timers, time
 * has passed; who holds a spinlock is in a section, too. Dereferences are plain loads, publications plain stores.
 */
#define rcu_dereference(p) (p)
#define rcu_dereference_raw(p) (p)
#define rcu_dereference_check(p, c) (p)
#define rcu_dereference_protected(p, c) (p)
#define rcu_dereference_bh(p) (p)
#define rcu_dereference_sched(p) (p)
#define rcu_access_pointer(p) (p)
#define rcu_pointer_handoff(p) (p)
#define srcu_dereference(p, ssp) (p)
#define srcu_dereference_check(p, ssp, c) (p)
#define rcu_assign_pointer(p, v) ((void)((p) = (v)))
#define RCU_INIT_POINTER(p, v) ((void)((p) = (v)))
#define rcu_replace_pointer(rcu_ptr, ptr, c) ({ typeof(rcu_ptr) __old = (rcu_ptr); (rcu_ptr) = (ptr); __old; })
#define kfree_rcu(ptr, ...) __models_free_later((void *)(ptr))
#define kfree_rcu_mightsleep(ptr) __models_free_later((void *)(ptr))
#define kvfree_rcu(ptr, ...) __models_free_later((void *)(ptr))
#define init_srcu_struct(ssp) ((void)(ssp), 0)

void rcu_read_lock(void) { __model_acquire("rcu", 0, 1); }
void rcu_read_unlock(void) { __model_release("rcu", 0); }
void rcu_read_lock_bh(void) { rcu_read_lock(); }
void rcu_read_unlock_bh(void) { rcu_read_unlock(); }
void rcu_read_lock_sched(void) { rcu_read_lock(); }
void rcu_read_unlock_sched(void) { rcu_read_unlock(); }
int rcu_read_lock_held(void) { return 1; }
int rcu_read_lock_any_held(void) { return 1; }
void synchronize_rcu(void)
{
	__model_event("waits for readers of RCU");
	if (__model_is_held("rcu", 0))
		__model_assume(0, "the end of the read section it is in itself");
	while (!__model_until(__model_is_free("rcu", 0, 0), "waits for readers of RCU")) {
	}
}
void synchronize_rcu_expedited(void) { synchronize_rcu(); }
void synchronize_net(void) { synchronize_rcu(); }
void __models_free(void *p) { kfree(p); }
void __models_free_later(void *p)
{
	__model_event("% is freed after a grace period", p);
	if (p && !__model_is_old(p))
		__model_later("free", p, (void *)__models_free, p, 0, 1, 1);
}
void call_rcu(void *head, void *func)
{
	__model_event("% is called with % after a grace period", func, head);
	__model_later("callback", head, func, head, 0, 1, 1);
}
void rcu_barrier(void) { __model_over_all("callback", __model_tickets(), "waits for callbacks of RCU"); }
void call_rcu_hurry(void *head, void *func) { call_rcu(head, func); }

int srcu_read_lock(void *ssp) { __model_acquire("srcu", ssp, 1); return 0; }
void srcu_read_unlock(void *ssp, int idx) { __model_release("srcu", ssp); }
int srcu_read_lock_held(void *ssp) { return 1; }
void synchronize_srcu(void *ssp)
{
	__model_event("waits for readers of %", ssp);
	if (__model_is_held("srcu", ssp))
		__model_assume(0, "the end of the read section it is in itself");
	while (!__model_until(__model_is_free("srcu", ssp, 0), "waits for readers of %", ssp)) {
	}
}
void synchronize_srcu_expedited(void *ssp) { synchronize_srcu(ssp); }
void srcu_barrier(void *ssp) {}
void call_srcu(void *ssp, void *head, void *func) { __model_event("% is called with % after a grace period", func, head); }
void cleanup_srcu_struct(void *ssp) {}
