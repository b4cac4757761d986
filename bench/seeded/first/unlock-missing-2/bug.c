// SPDX-License-Identifier: GPL-2.0
#include <linux/spinlock.h>
#include <linux/list.h>
#include <linux/blkdev.h>

struct tag_set {
	spinlock_t lock;
	struct list_head busy;
	unsigned int depth;
};

struct tag {
	struct list_head list;
	unsigned int nr;
	bool started;
};

struct tag *tag_find_started(struct tag_set *set, unsigned int nr)
{
	struct tag *tag;
	unsigned long flags;

	spin_lock_irqsave(&set->lock, flags);
	list_for_each_entry(tag, &set->busy, list) {
		if (tag->nr != nr)
			continue;
		if (!tag->started)
			return NULL;
		spin_unlock_irqrestore(&set->lock, flags);
		return tag;
	}
	spin_unlock_irqrestore(&set->lock, flags);
	return NULL;
}
