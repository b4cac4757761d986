// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct modem {
	struct timer_list watchdog;
	int resets;
	int irq;
};

static void modem_watchdog(struct timer_list *t)
{
	struct modem *m = from_timer(m, t, watchdog);

	m->resets++;
}

static int modem_hw_init(struct modem *m)
{
	return m->irq < 0 ? -ENXIO : 0;
}

struct modem *modem_probe(int irq)
{
	struct modem *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return NULL;
	m->irq = irq;
	timer_setup(&m->watchdog, modem_watchdog, 0);
	mod_timer(&m->watchdog, jiffies + 5 * HZ);
	if (modem_hw_init(m)) {
		del_timer_sync(&m->watchdog);
		kfree(m);
		return NULL;
	}
	return m;
}
