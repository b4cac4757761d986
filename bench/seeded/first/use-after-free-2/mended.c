// SPDX-License-Identifier: GPL-2.0
#include <linux/list.h>
#include <linux/slab.h>

struct pending_cmd {
	struct list_head list;
	int tag;
};

struct host {
	struct list_head pending;
	int count;
};

int host_add(struct host *h, int tag)
{
	struct pending_cmd *cmd = kmalloc(sizeof(*cmd), GFP_KERNEL);

	if (!cmd)
		return -ENOMEM;
	cmd->tag = tag;
	list_add_tail(&cmd->list, &h->pending);
	h->count++;
	return 0;
}

void host_abort_all(struct host *h)
{
	struct pending_cmd *cmd, *tmp;

	list_for_each_entry_safe(cmd, tmp, &h->pending, list) {
		list_del(&cmd->list);
		h->count--;
		kfree(cmd);
	}
}
