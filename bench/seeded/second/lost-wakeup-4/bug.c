// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/atomic.h>

struct ev_queue {
	wait_queue_head_t wq;
	atomic_t kicked;
	atomic_t events;
	int handled;
};

void ev_init(struct ev_queue *q)
{
	init_waitqueue_head(&q->wq);
	atomic_set(&q->kicked, 0);
	atomic_set(&q->events, 0);
	q->handled = 0;
}

void ev_post(struct ev_queue *q)
{
	atomic_inc(&q->events);
	atomic_set(&q->kicked, 1);
	wake_up(&q->wq);
}

void ev_handle(struct ev_queue *q, int want)
{
	while (q->handled < want) {
		wait_event(q->wq, atomic_read(&q->kicked));
		q->handled += atomic_xchg(&q->events, 0);
		atomic_set(&q->kicked, 0);
	}
}
