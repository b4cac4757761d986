// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/slab.h>

struct retrans {
	struct work_struct work;
	int left;
	bool dead;
};

static void retrans_work(struct work_struct *work)
{
	struct retrans *r = container_of(work, struct retrans, work);

	if (r->left-- > 0)
		schedule_work(&r->work);
}

struct retrans *retrans_start(int n)
{
	struct retrans *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return NULL;
	r->left = n;
	INIT_WORK(&r->work, retrans_work);
	schedule_work(&r->work);
	return r;
}

void retrans_stop(struct retrans *r)
{
	flush_work(&r->work);
	kfree(r);
}
