// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/workqueue.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct keepalive {
	struct timer_list timer;
	struct work_struct work;
	int probes;
};

static void keepalive_timer(struct timer_list *t)
{
	struct keepalive *k = from_timer(k, t, timer);

	k->probes++;
}

static void keepalive_work(struct work_struct *work)
{
	struct keepalive *k = container_of(work, struct keepalive, work);

	mod_timer(&k->timer, jiffies + HZ);
}

struct keepalive *keepalive_start(void)
{
	struct keepalive *k = kzalloc(sizeof(*k), GFP_KERNEL);

	if (!k)
		return NULL;
	timer_setup(&k->timer, keepalive_timer, 0);
	INIT_WORK(&k->work, keepalive_work);
	schedule_work(&k->work);
	return k;
}

void keepalive_stop(struct keepalive *k)
{
	cancel_work_sync(&k->work);
	timer_delete_sync(&k->timer);
	kfree(k);
}
