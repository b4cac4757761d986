// SPDX-License-Identifier: GPL-2.0
#include <linux/rwsem.h>
#include <linux/mutex.h>
#include <linux/list.h>

struct volume {
	struct rw_semaphore topology;
	struct mutex alloc;
	u64 free;
	int devices;
};

void volume_init(struct volume *v)
{
	init_rwsem(&v->topology);
	mutex_init(&v->alloc);
	v->free = 100;
	v->devices = 1;
}

static u64 volume_stat(struct volume *v)
{
	u64 n;

	down_read(&v->topology);
	n = v->free / v->devices;
	up_read(&v->topology);
	return n;
}

int volume_reserve(struct volume *v, u64 n)
{
	int ret = 0;
	u64 share = volume_stat(v);

	mutex_lock(&v->alloc);
	if (share < n)
		ret = -ENOSPC;
	else
		v->free -= n;
	mutex_unlock(&v->alloc);
	return ret;
}

void volume_add_device(struct volume *v, u64 size)
{
	down_write(&v->topology);
	v->devices++;
	mutex_lock(&v->alloc);
	v->free += size;
	mutex_unlock(&v->alloc);
	up_write(&v->topology);
}
