// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct station {
	struct timer_list idle;
	struct timer_list rekey;
	int events;
};

static void station_idle(struct timer_list *t)
{
	struct station *s = from_timer(s, t, idle);

	s->events++;
}

static void station_rekey(struct timer_list *t)
{
	struct station *s = from_timer(s, t, rekey);

	s->events++;
}

struct station *station_join(void)
{
	struct station *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return NULL;
	timer_setup(&s->idle, station_idle, 0);
	timer_setup(&s->rekey, station_rekey, 0);
	mod_timer(&s->idle, jiffies + HZ);
	mod_timer(&s->rekey, jiffies + 60 * HZ);
	return s;
}

void station_leave(struct station *s)
{
	timer_delete_sync(&s->idle);
	timer_delete_sync(&s->rekey);
	kfree(s);
}
