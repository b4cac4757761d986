// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/spinlock.h>

struct arp_cache {
	spinlock_t lock;
	struct timer_list gc;
	int entries;
};

static void arp_gc(struct timer_list *t)
{
	struct arp_cache *c = from_timer(c, t, gc);

	spin_lock(&c->lock);
	c->entries = 0;
	spin_unlock(&c->lock);
}

void arp_cache_init(struct arp_cache *c)
{
	spin_lock_init(&c->lock);
	timer_setup(&c->gc, arp_gc, 0);
	c->entries = 2;
	mod_timer(&c->gc, jiffies + HZ);
}

void arp_cache_flush(struct arp_cache *c)
{
	spin_lock_bh(&c->lock);
	timer_delete_sync(&c->gc);
	c->entries = 0;
	spin_unlock_bh(&c->lock);
}
