/*
 * Waiting, waking, completions, sleeping, deferred work.
 *
 * Why: schedulers and queues. Whoever waits for a condition lets the other actors go on until it holds; if
 * there are none, that it comes true is an assumption. A completion is counted. Waking has no effect:
 * conditions are looked at again whenever another actor has gone on. Work and timers are told and not run.
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
#define DEFINE_WAIT(name) int name = 0
#define set_current_state(state) ((void)(state))
#define __set_current_state(state) ((void)(state))
#define INIT_WORK(work, f) ((void)((work)->func = (f)))
#define INIT_DELAYED_WORK(dwork, f) ((void)((dwork)->work.func = (f)))
#define schedule_work(work) queue_work(0, work)
#define queue_work(wq, work) ({ __model_event("% is to be run", (work)); (_Bool)1; })
#define schedule_delayed_work(work, delay) ({ __model_event("% is to be run later", (work)); (_Bool)1; })
#define queue_delayed_work(wq, work, delay) ({ __model_event("% is to be run later", (work)); (_Bool)1; })
#define mod_delayed_work(wq, work, delay) ({ __model_event("% is to be run later", (work)); (_Bool)1; })
#define timer_setup(timer, callback, flags) ((void)((timer)->function = (callback)))

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
void schedule(void) {}
void io_schedule(void) {}
void yield(void) {}
long schedule_timeout(long timeout) { return 0; }
long schedule_timeout_uninterruptible(long timeout) { return 0; }
long schedule_timeout_interruptible(long timeout) { return 0; }
long io_schedule_timeout(long timeout) { return 0; }
void msleep(unsigned int ms) {}
void usleep_range(unsigned long min, unsigned long max) {}
void udelay(unsigned long us) {}
void mdelay(unsigned long ms) {}
void ndelay(unsigned long ns) {}
_Bool flush_work(void *work) { return 0; }
void flush_workqueue(void *wq) {}
void drain_workqueue(void *wq) {}
_Bool cancel_work_sync(void *work) { __model_event("% is cancelled", work); return __model_may_fail("cancelled work was not pending, which"); }
_Bool cancel_work(void *work) { return cancel_work_sync(work); }
_Bool cancel_delayed_work_sync(void *work) { return cancel_work_sync(work); }
_Bool cancel_delayed_work(void *work) { return cancel_work_sync(work); }
_Bool flush_delayed_work(void *work) { return 0; }
int mod_timer(void *timer, unsigned long expires) { __model_event("% is to expire", timer); return 0; }
void add_timer(void *timer) { mod_timer(timer, 0); }
int del_timer(void *timer) { return 0; }
int del_timer_sync(void *timer) { return 0; }
int timer_delete(void *timer) { return 0; }
int timer_delete_sync(void *timer) { return 0; }
int signal_pending(void *task) { return __model_may_fail("no signal is pending, which"); }
int fatal_signal_pending(void *task) { return __model_may_fail("no fatal signal is pending, which"); }
