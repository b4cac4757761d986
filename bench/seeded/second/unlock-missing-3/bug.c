// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>
#include <linux/list.h>
#include <linux/errno.h>

struct zpool {
	struct mutex lock;
	struct list_head list;
	int users;
};

struct zpool_set {
	struct mutex lock;
	struct list_head pools;
};

int zpool_set_idle(struct zpool_set *set)
{
	struct zpool *p;
	int ret = 0;

	mutex_lock(&set->lock);
	list_for_each_entry(p, &set->pools, list) {
		mutex_lock(&p->lock);
		if (p->users < 0) {
			ret = -EIO;
			break;
		}
		p->users = 0;
		mutex_unlock(&p->lock);
	}
	mutex_unlock(&set->lock);
	return ret;
}
