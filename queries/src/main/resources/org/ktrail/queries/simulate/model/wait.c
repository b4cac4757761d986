/*
 * Waiting, waking, completions, sleeping, deferred work.
 *
 * Why: schedulers and queues. Whoever waits for a condition is put on the queue, looks at the condition and
 * sleeps until the queue is woken; who is never woken sleeps for ever, whatever has become of the condition. If
 * there are no other actors, that it comes true is an assumption. Waking a queue wakes all who are on it, and
 * waking a task, a bit or a variable all who sleep, since that is not told apart. A completion is counted. Work
 * and timers run by themselves, each as an actor of its own, of what the code set up itself: at any moment from
 * when they are queued, work that is to wait and timers only after the step, while somebody waits, or beside
 * other actors, since time has to pass. Of one object one runs at a time. Cancelling for good, flushing and
 * deleting for good wait for the handler that runs. That a queue runs one after another, and that interrupts
 * are off, is not kept.
 */
#define waitqueue_active(wq) (__model_awaited(wq) || !list_empty(&(wq)->head))
#define wq_has_sleeper(wq) waitqueue_active(wq)
#define __models_wait(queue, condition, text) do { void *__queue = (void *)(queue); do { __model_prepare(__queue); } while (!__model_until_woken(!!(condition), text)); __model_finish(__queue); } while (0)
#define wait_event(wq, condition) __models_wait(&(wq), condition, "waits until " #condition)
#define wait_event_cmd(wq, condition, cmd1, cmd2) wait_event(wq, condition)
#define wait_event_idle(wq, condition) wait_event(wq, condition)
#define wait_event_killable(wq, condition) ({ int __err = __model_may_fail("wait_event_killable") ? -512 : 0; if (!__err) wait_event(wq, condition); __err; })
#define wait_event_interruptible(wq, condition) ({ int __err = __model_may_fail("wait_event_interruptible") ? -512 : 0; if (!__err) wait_event(wq, condition); __err; })
#define wait_event_timeout(wq, condition, timeout) ({ long __left = __model_may_fail("wait_event_timeout") ? 0 : 1; if (__left) wait_event(wq, condition); else __left = !!(condition); __left; })
#define wait_event_interruptible_timeout(wq, condition, timeout) wait_event_timeout(wq, condition, timeout)
#define wait_event_lock_irq(wq, condition, lock) do { void *__queue = (void *)&(wq); for (;;) { int __met; __model_prepare(__queue); __met = !!(condition); if (__met) break; spin_unlock_irq(&(lock)); __models_asleep("waits until " #condition); spin_lock_irq(&(lock)); } __model_finish(__queue); } while (0)
#define wait_var_event(var, condition) __models_wait(var, condition, "waits until " #condition)
#define wake_up(wq) __model_wake(wq)
#define wake_up_all(wq) __model_wake(wq)
#define wake_up_nr(wq, nr) __model_wake(wq)
#define wake_up_locked(wq) __model_wake(wq)
#define wake_up_interruptible(wq) __model_wake(wq)
#define wake_up_interruptible_all(wq) __model_wake(wq)
#define set_current_state(state) ((state) ? __model_prepare(0) : __model_finish(0))
#define __set_current_state(state) set_current_state(state)

#define DEFINE_WAIT(name) int name = 0
#define DEFINE_WAIT_FUNC(name, function) int name = 0
#define prepare_to_wait(wq, entry, state) ((void)(entry), __model_prepare(wq))
#define prepare_to_wait_exclusive(wq, entry, state) ((void)(entry), __model_prepare(wq), (_Bool)1)
#define finish_wait(wq, entry) ((void)(entry), __model_finish(wq))
#define INIT_WORK(work, f) ((void)((work)->func = (f)), __models_set_up((work)))
#define INIT_DELAYED_WORK(dwork, f) INIT_WORK(&(dwork)->work, f)
#define work_pending(work) __models_is_pending((work))
#define delayed_work_pending(dwork) __models_is_pending(&(dwork)->work)
#define schedule_work(work) queue_work(0, work)
#define queue_work(wq, work) ({ typeof(work) __work = (work); __models_queue((wq), __work, (void *)__work->func, 0); })
#define queue_work_on(cpu, wq, work) queue_work(wq, work)
#define schedule_delayed_work(dwork, delay) queue_delayed_work(0, dwork, delay)
#define queue_delayed_work(wq, dwork, delay) ({ typeof(dwork) __dwork = (dwork); __models_queue((wq), &__dwork->work, (void *)__dwork->work.func, (delay) != 0); })
#define queue_delayed_work_on(cpu, wq, dwork, delay) queue_delayed_work(wq, dwork, delay)
#define mod_delayed_work(wq, dwork, delay) (!queue_delayed_work(wq, dwork, delay))
#define mod_delayed_work_on(cpu, wq, dwork, delay) mod_delayed_work(wq, dwork, delay)
#define timer_setup(timer, callback, flags) ((void)((timer)->function = (callback)), (void)((timer)->entry.pprev = 0))
#define mod_timer(timer, when) ({ typeof(timer) __timer = (timer); int __was; __model_atomic_begin(); __was = __timer->entry.pprev != 0; if (__timer->function) { __timer->entry.pprev = &__timer->entry.next; __timer->expires = (when); __model_event("% is to expire", __timer); __models_arm(__timer, (void *)__timer->function, &__timer->entry.pprev); } __model_atomic_end(); __was; })
#define add_timer(timer) ((void)mod_timer(timer, (timer)->expires))
#define timer_delete(timer) ({ typeof(timer) __timer = (timer); int __was; __model_atomic_begin(); __was = __timer->entry.pprev != 0; __timer->entry.pprev = 0; __model_revoke("timer", __timer); __model_atomic_end(); __was; })
#define timer_delete_sync(timer) ({ typeof(timer) __gone = (timer); int __pending = timer_delete(__gone); __models_timer_ends(__gone, &__gone->entry.pprev); __pending; })
#define del_timer(timer) timer_delete(timer)
#define del_timer_sync(timer) timer_delete_sync(timer)
#define try_to_del_timer_sync(timer) ({ typeof(timer) __gone = (timer); __model_ticket("timer", __gone, 1) ? -1 : timer_delete(__gone); })
#define timer_shutdown(timer) ({ typeof(timer) __shut = (timer); int __pending; __model_atomic_begin(); __shut->function = 0; __pending = timer_delete(__shut); __model_atomic_end(); __pending; })
#define timer_shutdown_sync(timer) ({ typeof(timer) __down = (timer); int __were = timer_shutdown(__down); __models_timer_ends(__down, &__down->entry.pprev); __were; })

void __wake_up(void *wq, unsigned int mode, int nr, void *key) { __model_wake(wq); }
void __wake_up_locked(void *wq, unsigned int mode, int nr) { __model_wake(wq); }
void __wake_up_sync(void *wq, unsigned int mode) { __model_wake(wq); }
void __wake_up_sync_key(void *wq, unsigned int mode, void *key) { __model_wake(wq); }
void __wake_up_locked_key(void *wq, unsigned int mode, void *key) { __model_wake(wq); }
void __wake_up_locked_sync_key(void *wq, unsigned int mode, void *key) { __model_wake(wq); }
void __wake_up_on_current_cpu(void *wq, unsigned int mode, void *key) { __model_wake(wq); }
void wake_up_var(void *var) { __model_wake(0); }
void wake_up_bit(void *word, int bit) { __model_wake(0); }
int wake_up_process(void *task) { __model_wake(0); return 1; }
int wake_up_state(void *task, unsigned int state) { __model_wake(0); return 1; }
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
static void __models_asleep(const char *text) { __model_sleep(text); }
void schedule(void)
{
	if (!__model_sleep("sleeps until it is woken"))
		__model_yield("sleeps, or lets others go on");
}
void yield(void) { schedule(); }
void io_schedule(void) { __model_finish(0); }
/* The longest time means for ever; after any other one it goes on, woken or not. */
long schedule_timeout(long timeout)
{
	if (timeout == 0x7fffffffffffffffL) {
		schedule();
		return timeout;
	}
	__model_finish(0);
	__model_yield("sleeps, or lets others go on");
	return 0;
}
long schedule_timeout_uninterruptible(long timeout) { return schedule_timeout(timeout); }
long schedule_timeout_interruptible(long timeout) { return schedule_timeout(timeout); }
long io_schedule_timeout(long timeout) { return schedule_timeout(timeout); }
void msleep(unsigned int ms) {}
void usleep_range(unsigned long min, unsigned long max) {}
void udelay(unsigned long us) {}
void mdelay(unsigned long ms) {}
void ndelay(unsigned long ns) {}

/* Work: of what the code set up itself it is kept whether it is queued, and it runs by itself. */
void __models_set_up(void *work) { __model_set("work", work, 0, 1); __model_set("disabled", work, 0, 0); }
static _Bool __models_is_ours(void *work) { return __model_has("work", work, 0) || !__model_is_old(work); }
/* What was handed over and has begun is waited for. */
void __models_runs(const char *kind, const void *object)
{
	__model_over(__model_ticket(kind, object, 1), "waits for what % runs", object);
}
/* Until it neither runs nor is pending: its handler may arm it again. */
void __models_timer_ends(void *timer, void *pending)
{
	while (__model_ticket("timer", timer, 0))
		if (!__model_revoke("timer", timer))
			__models_runs("timer", timer);
	*(unsigned long *)pending = 0;
}
void __models_arm(void *timer, void *handler, void *pending)
{
	__model_revoke("timer", timer);
	__model_later("timer", timer, handler, timer, pending, 1, 0);
}
_Bool __models_is_pending(void *work)
{
	if (!__models_is_ours(work))
		return __model_invented("whether % is queued", work) & 1;
	return __model_ticket("work", work, 2) != 0;
}
_Bool __models_queue(void *wq, void *work, void *handler, int later)
{
	unsigned long n = __model_get("queued", 0, 0, 0);
	if (__models_is_ours(work)) {
		if (__model_get("disabled", work, 0, 0) || __model_ticket("work", work, 2))
			return 0;
		__model_set("queue", work, 0, (unsigned long)wq);
		__model_set("queued", 0, n + 1, (unsigned long)work);
		__model_set("queued", 0, 0, n + 1);
		__model_later("work", work, handler, work, 0, later, 0);
	}
	__model_event("% is to be run", work);
	return 1;
}
_Bool flush_work(void *work)
{
	unsigned long ticket = __models_is_ours(work) ? __model_ticket("work", work, 0) : 0;
	__model_over(ticket, "waits for what % runs", work);
	return ticket != 0;
}
_Bool flush_delayed_work(void *work) { return flush_work(work); }
void __flush_workqueue(void *wq)
{
	unsigned long i, n = __model_get("queued", 0, 0, 0);
	for (i = 1; i <= n; i++) {
		void *work = (void *)__model_get("queued", 0, i, 0);
		if (__model_get("queue", work, 0, 0) == (unsigned long)wq)
			flush_work(work);
	}
}
void flush_workqueue(void *wq) { __flush_workqueue(wq); }
void drain_workqueue(void *wq) { __flush_workqueue(wq); }
_Bool cancel_work(void *work)
{
	_Bool was = __models_is_pending(work);
	__model_event("% is cancelled", work);
	__model_revoke("work", work);
	return was;
}
_Bool cancel_work_sync(void *work)
{
	unsigned long n = __model_get("disabled", work, 0, 0);
	_Bool was;
	__model_set("disabled", work, 0, n + 1); /* meanwhile it cannot be queued again */
	was = cancel_work(work);
	__models_runs("work", work);
	__model_set("disabled", work, 0, n);
	return was;
}
_Bool cancel_delayed_work_sync(void *work) { return cancel_work_sync(work); }
_Bool cancel_delayed_work(void *work) { return cancel_work(work); }
_Bool disable_work_sync(void *work)
{
	__model_set("disabled", work, 0, __model_get("disabled", work, 0, 0) + 1);
	return cancel_work_sync(work);
}
_Bool disable_work(void *work)
{
	__model_set("disabled", work, 0, __model_get("disabled", work, 0, 0) + 1);
	return cancel_work(work);
}
_Bool disable_delayed_work_sync(void *work) { return disable_work_sync(work); }
_Bool disable_delayed_work(void *work) { return disable_work(work); }
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
