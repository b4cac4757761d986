// SPDX-License-Identifier: GPL-2.0
#include <linux/sched.h>
#include <linux/kthread.h>
#include <linux/spinlock.h>

struct flusher {
	struct task_struct *task;
	spinlock_t lock;
	int queued;
};

void flusher_init(struct flusher *f, struct task_struct *task)
{
	spin_lock_init(&f->lock);
	f->queued = 0;
	f->task = task;
}

/* The thread's side: sleeps until there is something, and takes it. */
int flusher_next(struct flusher *f)
{
	int n;

	for (;;) {
		spin_lock(&f->lock);
		n = f->queued;
		f->queued = 0;
		spin_unlock(&f->lock);
		if (n)
			break;
		set_current_state(TASK_INTERRUPTIBLE);
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	return n;
}

void flusher_queue(struct flusher *f)
{
	spin_lock(&f->lock);
	f->queued++;
	spin_unlock(&f->lock);
	wake_up_process(f->task);
}
