// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/list.h>
#include <linux/spinlock.h>

struct child {
	struct list_head node;
	int id;
};

struct bus {
	spinlock_t lock;
	struct list_head children;
	int max;
};

static int bus_register_child(struct bus *bus, struct child *child)
{
	if (child->id >= bus->max) {
		return -ERANGE;
	}
	spin_lock(&bus->lock);
	list_add_tail(&child->node, &bus->children);
	spin_unlock(&bus->lock);
	return 0;
}

int bus_scan(struct bus *bus, int id)
{
	struct child *child = kzalloc(sizeof(*child), GFP_KERNEL);
	int ret;

	if (!child)
		return -ENOMEM;
	child->id = id;
	ret = bus_register_child(bus, child);
	if (ret)
		kfree(child);
	return ret;
}
