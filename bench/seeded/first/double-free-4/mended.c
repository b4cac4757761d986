// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/list.h>

struct filter {
	struct list_head node;
	u32 id;
	u8 *mask;
};

struct classifier {
	struct list_head filters;
};

struct filter *filter_new(struct classifier *c, u32 id)
{
	struct filter *f = kzalloc(sizeof(*f), GFP_KERNEL);

	if (!f)
		return NULL;
	f->id = id;
	list_add(&f->node, &c->filters);
	return f;
}

int filter_delete(struct classifier *c, u32 id)
{
	struct filter *f;

	list_for_each_entry(f, &c->filters, node) {
		if (f->id != id)
			continue;
		list_del(&f->node);
		kfree(f);
		return 0;
	}
	return -ENOENT;
}

void classifier_destroy(struct classifier *c)
{
	struct filter *f, *n;

	list_for_each_entry_safe(f, n, &c->filters, node) {
		list_del(&f->node);
		kfree(f);
	}
}
