// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/errno.h>

struct session_pool {
	atomic_t used;
	int max;
};

int session_take(struct session_pool *p)
{
	if (atomic_read(&p->used) >= p->max)
		return -EUSERS;
	atomic_inc(&p->used);
	return 0;
}
