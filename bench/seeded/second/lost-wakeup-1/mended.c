// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/atomic.h>

struct throttle {
	wait_queue_head_t wait;
	atomic_t inflight;
};

void throttle_init(struct throttle *t)
{
	init_waitqueue_head(&t->wait);
	atomic_set(&t->inflight, 2);
}

void throttle_wait(struct throttle *t)
{
	wait_event(t->wait, atomic_read(&t->inflight) < 2);
}

void throttle_done(struct throttle *t)
{
	atomic_dec(&t->inflight);
	wake_up(&t->wait);
}
