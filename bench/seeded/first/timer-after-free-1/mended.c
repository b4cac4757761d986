// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct blinker {
	struct timer_list timer;
	bool lit;
};

static void blinker_tick(struct timer_list *t)
{
	struct blinker *b = from_timer(b, t, timer);

	b->lit = !b->lit;
}

struct blinker *blinker_start(void)
{
	struct blinker *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return NULL;
	timer_setup(&b->timer, blinker_tick, 0);
	mod_timer(&b->timer, jiffies + HZ);
	return b;
}

void blinker_free(struct blinker *b)
{
	timer_delete_sync(&b->timer);
	kfree(b);
}
