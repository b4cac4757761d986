// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct beacon {
	struct timer_list timer;
	spinlock_t lock;
	bool active;
	int sent;
};

static void beacon_send(struct timer_list *t)
{
	struct beacon *b = from_timer(b, t, timer);

	b->sent++;
}

struct beacon *beacon_new(void)
{
	struct beacon *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return NULL;
	spin_lock_init(&b->lock);
	timer_setup(&b->timer, beacon_send, 0);
	b->active = true;
	return b;
}

void beacon_kick(struct beacon *b)
{
	spin_lock_bh(&b->lock);
	if (b->active)
		mod_timer(&b->timer, jiffies + HZ);
	spin_unlock_bh(&b->lock);
}

void beacon_stop(struct beacon *b)
{
	timer_delete_sync(&b->timer);
	spin_lock_bh(&b->lock);
	b->active = false;
	spin_unlock_bh(&b->lock);
}

void beacon_free(struct beacon *b)
{
	kfree(b);
}
