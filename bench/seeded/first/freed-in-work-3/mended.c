// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct link {
	spinlock_t lock;
	struct work_struct event;
	bool dying;
	int events;
};

static void link_event(struct work_struct *work)
{
	struct link *l = container_of(work, struct link, event);

	l->events++;
}

struct link *link_create(void)
{
	struct link *l = kzalloc(sizeof(*l), GFP_KERNEL);

	if (!l)
		return NULL;
	spin_lock_init(&l->lock);
	INIT_WORK(&l->event, link_event);
	return l;
}

void link_notify(struct link *l)
{
	spin_lock(&l->lock);
	if (!l->dying)
		schedule_work(&l->event);
	spin_unlock(&l->lock);
}

void link_shutdown(struct link *l)
{
	spin_lock(&l->lock);
	l->dying = true;
	spin_unlock(&l->lock);
	cancel_work_sync(&l->event);
}

void link_free(struct link *l)
{
	kfree(l);
}
