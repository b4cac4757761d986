// SPDX-License-Identifier: GPL-2.0
#include <linux/bitops.h>
#include <linux/fs.h>

#define WDT_IN_USE	0

struct watchdog {
	unsigned long flags;
	int opens;
};

int watchdog_open(struct watchdog *w)
{
	if (test_bit(WDT_IN_USE, &w->flags))
		return -EBUSY;
	set_bit(WDT_IN_USE, &w->flags);
	return 0;
}

void watchdog_release(struct watchdog *w)
{
	clear_bit(WDT_IN_USE, &w->flags);
}
