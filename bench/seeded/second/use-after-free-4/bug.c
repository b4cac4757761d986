// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/string.h>

struct attr_table {
	u32 *ids;
	unsigned int count;
};

int attr_add(struct attr_table *t, u32 id)
{
	u32 *last = t->ids + t->count - 1;
	u32 *ids;

	if (*last == id)
		return 0;
	ids = kmalloc_array(t->count + 1, sizeof(*ids), GFP_KERNEL);
	if (!ids)
		return -ENOMEM;
	memcpy(ids, t->ids, t->count * sizeof(*ids));
	kfree(t->ids);
	t->ids = ids;
	last[1] = id;
	t->count++;
	return 0;
}
