// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/list.h>
#include <linux/mutex.h>

struct ns_entry {
	struct list_head node;
	u32 nsid;
};

void ns_remove(struct mutex *lock, struct ns_entry *ns)
{
	mutex_lock(lock);
	kfree(ns);
	list_del(&ns->node);
	mutex_unlock(lock);
}
