// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/spinlock.h>

struct mailbox {
	wait_queue_head_t wait;
	spinlock_t lock;
	int messages;
	bool closed;
};

void mailbox_init(struct mailbox *m)
{
	init_waitqueue_head(&m->wait);
	spin_lock_init(&m->lock);
	m->messages = 0;
	m->closed = false;
}

void mailbox_wait(struct mailbox *m)
{
	wait_event(m->wait, READ_ONCE(m->messages) || READ_ONCE(m->closed));
}

void mailbox_close(struct mailbox *m)
{
	spin_lock(&m->lock);
	m->closed = true;
	spin_unlock(&m->lock);
}
