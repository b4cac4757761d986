// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/sched.h>
#include <linux/atomic.h>

struct gate {
	wait_queue_head_t wq;
	atomic_t inflight;
};

void gate_init(struct gate *g)
{
	init_waitqueue_head(&g->wq);
	atomic_set(&g->inflight, 1);
}

void gate_drain(struct gate *g)
{
	DEFINE_WAIT(wait);

	for (;;) {
		prepare_to_wait(&g->wq, &wait, TASK_UNINTERRUPTIBLE);
		if (!atomic_read(&g->inflight))
			break;
		schedule();
	}
	finish_wait(&g->wq, &wait);
}

void gate_put(struct gate *g)
{
	if (atomic_dec_and_test(&g->inflight))
		wake_up(&g->wq);
}
