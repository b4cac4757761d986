// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct retry {
	struct timer_list timer;
	spinlock_t lock;
	int attempts;
};

static void retry_expired(struct timer_list *t)
{
	struct retry *r = from_timer(r, t, timer);

	spin_lock(&r->lock);
	r->attempts++;
	spin_unlock(&r->lock);
}

struct retry *retry_begin(void)
{
	struct retry *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return NULL;
	spin_lock_init(&r->lock);
	timer_setup(&r->timer, retry_expired, 0);
	mod_timer(&r->timer, jiffies + HZ / 10);
	return r;
}

void retry_end(struct retry *r)
{
	timer_delete_sync(&r->timer);
	kfree(r);
}
