// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct wdog {
	struct timer_list timer;
	int barks;
};

static void wdog_bark(struct timer_list *t)
{
	struct wdog *w = from_timer(w, t, timer);

	w->barks++;
}

struct wdog *wdog_new(void)
{
	struct wdog *w = kzalloc(sizeof(*w), GFP_KERNEL);

	if (w)
		timer_setup(&w->timer, wdog_bark, 0);
	return w;
}

void wdog_ping(struct wdog *w)
{
	mod_timer(&w->timer, jiffies + HZ);
}

void wdog_stop(struct wdog *w)
{
	timer_delete_sync(&w->timer);
}

void wdog_free(struct wdog *w)
{
	kfree(w);
}
