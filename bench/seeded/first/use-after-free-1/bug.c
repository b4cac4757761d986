// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/printk.h>
#include <linux/rbtree.h>

struct extent {
	struct rb_node node;
	u64 start;
	u64 len;
};

u64 extent_drop(struct rb_root *root, struct extent *e)
{
	u64 len;

	rb_erase(&e->node, root);
	pr_debug("extent at %llu is dropped\n", e->start);
	kfree(e);
	len = e->len;
	return len;
}
