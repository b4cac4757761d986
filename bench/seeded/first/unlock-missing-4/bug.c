// SPDX-License-Identifier: GPL-2.0
#include <linux/rwsem.h>
#include <linux/fs.h>

struct quota_file {
	struct rw_semaphore sem;
	u64 limit;
	u64 used;
	bool suspended;
};

int quota_charge(struct quota_file *q, u64 n, int how)
{
	int ret = 0;

	down_write(&q->sem);
	switch (how) {
	case 0:
		if (q->used + n > q->limit) {
			ret = -EDQUOT;
			break;
		}
		q->used += n;
		break;
	case 1:
		if (q->suspended)
			return -ESRCH;
		q->used += n;
		break;
	default:
		ret = -EINVAL;
	}
	up_write(&q->sem);
	return ret;
}
