// SPDX-License-Identifier: GPL-2.0
#include <linux/uaccess.h>
#include <linux/string.h>
#include <linux/slab.h>
#include <linux/err.h>

struct query {
	u32 count;
	u32 flags;
	u64 results[];
};

#define QUERY_VALID 0x3

long query_ioctl(void __user *arg, size_t size)
{
	struct query *q;
	long ret = 0;

	if (size < sizeof(*q))
		return -EINVAL;
	q = memdup_user(arg, size);
	if (IS_ERR(q))
		return PTR_ERR(q);
	if (q->flags & ~QUERY_VALID)
		return -EINVAL;
	q->count = (size - sizeof(*q)) / sizeof(q->results[0]);
	if (copy_to_user(arg, q, size))
		ret = -EFAULT;
	kfree(q);
	return ret;
}
