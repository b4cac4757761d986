// SPDX-License-Identifier: GPL-2.0
#include <linux/rwsem.h>
#include <linux/uaccess.h>
#include <linux/fs.h>

struct meter {
	struct rw_semaphore sem;
	u64 readings[4];
};

long meter_ioctl(struct meter *m, unsigned int cmd, u64 __user *arg)
{
	long ret = 0;

	down_read(&m->sem);
	switch (cmd) {
	case 1:
		if (put_user(m->readings[0], arg))
			ret = -EFAULT;
		break;
	case 2:
		if (copy_to_user(arg, m->readings, sizeof(m->readings)))
			ret = -EFAULT;
		break;
	default:
		return -ENOTTY;
	}
	up_read(&m->sem);
	return ret;
}
