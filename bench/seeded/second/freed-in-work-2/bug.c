// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/atomic.h>

struct teardown {
	struct work_struct work;
	atomic_t *users;
	int id;
};

void teardown_work(struct work_struct *work)
{
	struct teardown *t = container_of(work, struct teardown, work);
	atomic_t *users = t->users;

	kfree(t);
	atomic_dec(t->users);
}
