// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/errno.h>

struct session_pool {
	atomic_t used;
	int max;
};

int session_take(struct session_pool *p)
{
	if (atomic_inc_return(&p->used) > p->max) {
		atomic_dec(&p->used);
		return -EUSERS;
	}
	return 0;
}
