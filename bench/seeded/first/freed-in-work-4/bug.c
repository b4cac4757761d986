// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/slab.h>

struct poller {
	struct delayed_work dwork;
	int temp;
	int polls;
};

static void poller_work(struct work_struct *work)
{
	struct poller *p = container_of(to_delayed_work(work), struct poller, dwork);

	p->polls++;
	if (p->polls < 2)
		schedule_delayed_work(&p->dwork, HZ);
}

struct poller *poller_start(void)
{
	struct poller *p = kzalloc(sizeof(*p), GFP_KERNEL);

	if (!p)
		return NULL;
	INIT_DELAYED_WORK(&p->dwork, poller_work);
	schedule_delayed_work(&p->dwork, HZ);
	return p;
}

void poller_stop(struct poller *p)
{
	cancel_delayed_work(&p->dwork);
	kfree(p);
}
