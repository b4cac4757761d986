// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct chip {
	struct mutex lock;
	int value;
};

static struct chip __rcu *the_chip;

int chip_read(void)
{
	struct chip *c;
	int value = -1;

	rcu_read_lock();
	c = rcu_dereference(the_chip);
	if (c)
		value = READ_ONCE(c->value);
	rcu_read_unlock();
	return value;
}
