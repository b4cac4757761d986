// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/spinlock.h>

struct log_area {
	spinlock_t lock;
	wait_queue_head_t space;
	int free;
	int waiters;
};

void log_area_init(struct log_area *l)
{
	spin_lock_init(&l->lock);
	init_waitqueue_head(&l->space);
	l->free = 0;
	l->waiters = 0;
}

void log_reserve(struct log_area *l)
{
	spin_lock(&l->lock);
	while (!l->free) {
		l->waiters++;
		spin_unlock(&l->lock);
		wait_event(l->space, READ_ONCE(l->free) > 0);
		spin_lock(&l->lock);
		l->waiters--;
	}
	l->free--;
	spin_unlock(&l->lock);
}

void log_release(struct log_area *l)
{
	bool wake;

	spin_lock(&l->lock);
	l->free++;
	wake = l->waiters;
	spin_unlock(&l->lock);
	if (wake)
		wake_up(&l->space);
}
