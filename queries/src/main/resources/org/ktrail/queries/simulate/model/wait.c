/*
 * Waiting, waking, completions, sleeping, deferred work.
 *
 * Why: schedulers and queues. Whoever waits for a condition lets the other actors go on until it holds; if
 * there are none, that it comes true is an assumption. A completion is counted. Waking has no effect:
 * conditions are looked at again whenever another actor has gone on, and who sleeps goes on when another one
 * has. Work runs where somebody waits for it, and a timer is pending or not; neither runs by itself.
 */
#define init_waitqueue_head(wq) ((void)(wq))
#define wait_event(wq, condition) do { } while (!__model_until(!!(condition), "waits until " #condition))
#define wait_event_cmd(wq, condition, cmd1, cmd2) do { } while (!__model_until(!!(condition), "waits until " #condition))
#define wait_event_killable(wq, condition) ({ int __err = __model_may_fail("wait_event_killable") ? -512 : 0; if (!__err) wait_event(wq, condition); __err; })
#define wait_event_interruptible(wq, condition) ({ int __err = __model_may_fail("wait_event_interruptible") ? -512 : 0; if (!__err) wait_event(wq, condition); __err; })
#define wait_event_timeout(wq, condition, timeout) ({ long __left = __model_may_fail("wait_event_timeout") ? 0 : 1; if (__left) wait_event(wq, condition); else __left = !!(condition); __left; })
#define wait_event_interruptible_timeout(wq, condition, timeout) wait_event_timeout(wq, condition, timeout)
#define wait_event_lock_irq(wq, condition, lock) wait_event(wq, condition)
#define wait_var_event(var, condition) wait_event(var, condition)
#define wake_up(wq) ((void)(wq))
#define wake_up_all(wq) ((void)(wq))
#define wake_up_nr(wq, nr) ((void)(wq))
#define wake_up_locked(wq) ((void)(wq))
#define wake_up_interruptible(wq) ((void)(wq))
#define wake_up_interruptible_all(wq) ((void)(wq))
#define set_current_state(state) ((void)(state))
#define __set_current_state(state) ((void)(state))

#define DEFINE_WAIT(name) int name = 0
#define DEFINE_WAIT_FUNC(name, function) int name = 0
#define prepare_to_wait(wq, entry, state) ((void)(wq), (void)(entry))
#define prepare_to_wait_exclusive(wq, entry, state) ((void)(wq), (void)(entry), (_Bool)1)
#define finish_wait(wq, entry) ((void)(wq), (void)(entry))
#define INIT_WORK(work, f) ((void)((work)->func = (f)), __models_set_up((work)))
#define INIT_DELAYED_WORK(dwork, f) INIT_WORK(&(dwork)->work, f)
#define work_pending(work) __models_is_pending((work))
#define delayed_work_pending(dwork) __models_is_pending((dwork))
#define schedule_work(work) queue_work(0, work)
#define queue_work(wq, work) ({ typeof(work) __work = (work); __models_queue((wq), __work, (void *)__work->func); })
#define queue_work_on(cpu, wq, work) queue_work(wq, work)
#define schedule_delayed_work(dwork, delay) queue_work(0, &(dwork)->work)
#define queue_delayed_work(wq, dwork, delay) queue_work(wq, &(dwork)->work)
#define queue_delayed_work_on(cpu, wq, dwork, delay) queue_work(wq, &(dwork)->work)
#define mod_delayed_work(wq, dwork, delay) (!queue_work(wq, &(dwork)->work))
#define mod_delayed_work_on(cpu, wq, dwork, delay) mod_delayed_work(wq, dwork, delay)
#define timer_setup(timer, callback, flags) ((void)((timer)->function = (callback)), (void)((timer)->entry.pprev = 0))
#define mod_timer(timer, when) ({ typeof(timer) __timer = (timer); int __was = __timer->entry.pprev != 0; if (__timer->function) { __timer->entry.pprev = &__timer->entry.next; __timer->expires = (when); __model_event("% is to expire", __timer); } __was; })
#define add_timer(timer) ((void)mod_timer(timer, (timer)->expires))
#define timer_delete(timer) ({ typeof(timer) __timer = (timer); int __was = __timer->entry.pprev != 0; __timer->entry.pprev = 0; __was; })
#define timer_delete_sync(timer) timer_delete(timer)
#define del_timer(timer) timer_delete(timer)
#define del_timer_sync(timer) timer_delete(timer)
#define try_to_del_timer_sync(timer) timer_delete(timer)
#define timer_shutdown(timer) ({ typeof(timer) __gone = (timer); int __pending = timer_delete(__gone); __gone->function = 0; __pending; })
#define timer_shutdown_sync(timer) timer_shutdown(timer)

void __wake_up(void *wq, unsigned int mode, int nr, void *key) {}
void __wake_up_locked(void *wq, unsigned int mode, int nr) {}
void __wake_up_sync(void *wq, unsigned int mode) {}
void wake_up_var(void *var) {}
void wake_up_bit(void *word, int bit) {}
int wake_up_process(void *task) { return 1; }
void init_completion(void *x) { *(unsigned int *)x = 0; }
void reinit_completion(void *x) { *(unsigned int *)x = 0; }
void complete(void *x) { unsigned int *done = x; if (*done != -1U) *done += 1; __model_event("% is completed", x); }
void complete_all(void *x) { *(unsigned int *)x = -1U; __model_event("% is completed for all", x); }
_Bool completion_done(void *x) { return *(unsigned int *)x != 0; }
void wait_for_completion(void *x)
{
	unsigned int *done = x;
	while (!__model_until(*done != 0, "waits for %", x)) {
	}
	if (*done != 0 && *done != -1U)
		*done -= 1;
}
unsigned long wait_for_completion_timeout(void *x, unsigned long timeout)
{
	if (__model_may_fail("wait_for_completion_timeout"))
		return 0;
	wait_for_completion(x);
	return 1;
}
int wait_for_completion_interruptible(void *x)
{
	if (__model_may_fail("wait_for_completion_interruptible"))
		return -512;
	wait_for_completion(x);
	return 0;
}
int wait_for_completion_killable(void *x) { return wait_for_completion_interruptible(x); }
void schedule(void) { __model_yield("sleeps, or lets others go on"); }
void yield(void) { schedule(); }
void io_schedule(void) {}
/* The longest time means for ever. */
long schedule_timeout(long timeout)
{
	schedule();
	return timeout == 0x7fffffffffffffffL ? timeout : 0;
}
long schedule_timeout_uninterruptible(long timeout) { return schedule_timeout(timeout); }
long schedule_timeout_interruptible(long timeout) { return schedule_timeout(timeout); }
long io_schedule_timeout(long timeout) { return schedule_timeout(timeout); }
void msleep(unsigned int ms) {}
void usleep_range(unsigned long min, unsigned long max) {}
void udelay(unsigned long us) {}
void mdelay(unsigned long ms) {}
void ndelay(unsigned long ns) {}

/* Work: of what the code set up itself it is kept whether it is queued; who waits for it runs it. */
void __models_set_up(void *work) { __model_set("work", work, 0, 0); __model_set("disabled", work, 0, 0); }
static _Bool __models_is_ours(void *work) { return __model_has("work", work, 0) || !__model_is_old(work); }
_Bool __models_is_pending(void *work)
{
	if (!__models_is_ours(work))
		return __model_invented("whether % is queued", work) & 1;
	return __model_get("work", work, 0, 0) != 0;
}
_Bool __models_queue(void *wq, void *work, void *handler)
{
	unsigned long n = __model_get("queued", 0, 0, 0);
	if (__models_is_ours(work)) {
		if (__model_get("disabled", work, 0, 0) || __model_get("work", work, 0, 0))
			return 0;
		__model_set("work", work, 0, (unsigned long)handler);
		__model_set("queue", work, 0, (unsigned long)wq);
		__model_set("queued", 0, n + 1, (unsigned long)work);
		__model_set("queued", 0, 0, n + 1);
	}
	__model_event("% is to be run", work);
	return 1;
}
_Bool flush_work(void *work)
{
	void *handler = (void *)(__models_is_ours(work) ? __model_get("work", work, 0, 0) : 0);
	if (!handler)
		return 0;
	__model_set("work", work, 0, 0);
	((void (*)(void *))handler)(work);
	return 1;
}
_Bool flush_delayed_work(void *work) { return flush_work(work); }
void __flush_workqueue(void *wq)
{
	unsigned long i;
	for (i = 1; i <= __model_get("queued", 0, 0, 0); i++) {
		void *work = (void *)__model_get("queued", 0, i, 0);
		if (__model_get("queue", work, 0, 0) == (unsigned long)wq)
			flush_work(work);
	}
}
void flush_workqueue(void *wq) { __flush_workqueue(wq); }
void drain_workqueue(void *wq) { __flush_workqueue(wq); }
_Bool cancel_work_sync(void *work)
{
	_Bool was = __models_is_pending(work);
	__model_event("% is cancelled", work);
	__model_set("work", work, 0, 0);
	return was;
}
_Bool cancel_work(void *work) { return cancel_work_sync(work); }
_Bool cancel_delayed_work_sync(void *work) { return cancel_work_sync(work); }
_Bool cancel_delayed_work(void *work) { return cancel_work_sync(work); }
_Bool disable_work_sync(void *work)
{
	__model_set("disabled", work, 0, __model_get("disabled", work, 0, 0) + 1);
	return cancel_work_sync(work);
}
_Bool disable_work(void *work) { return disable_work_sync(work); }
_Bool disable_delayed_work_sync(void *work) { return disable_work_sync(work); }
_Bool disable_delayed_work(void *work) { return disable_work_sync(work); }
_Bool enable_work(void *work)
{
	unsigned long n = __model_get("disabled", work, 0, 0);
	if (n)
		__model_set("disabled", work, 0, n - 1);
	return n == 1;
}
_Bool enable_delayed_work(void *work) { return enable_work(work); }
int signal_pending(void *task) { return __model_may_fail("no signal is pending, which"); }
int fatal_signal_pending(void *task) { return __model_may_fail("no fatal signal is pending, which"); }
