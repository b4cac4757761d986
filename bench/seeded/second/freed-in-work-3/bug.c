// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/slab.h>
#include <linux/errno.h>

struct array_dev {
	struct work_struct rescan;
	int disks;
};

static void array_rescan(struct work_struct *work)
{
	struct array_dev *a = container_of(work, struct array_dev, rescan);

	a->disks++;
}

static int array_register(struct array_dev *a, int minor)
{
	return minor < 0 ? -EINVAL : 0;
}

struct array_dev *array_create(int minor)
{
	struct array_dev *a = kzalloc(sizeof(*a), GFP_KERNEL);

	if (!a)
		return NULL;
	INIT_WORK(&a->rescan, array_rescan);
	queue_work(system_long_wq, &a->rescan);
	if (array_register(a, minor))
		goto fail;
	return a;

fail:
	kfree(a);
	return NULL;
}
