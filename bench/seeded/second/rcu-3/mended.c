// SPDX-License-Identifier: GPL-2.0
#include <linux/rculist.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct watch {
	struct list_head list;
	int fd;
};

static LIST_HEAD(watches);
static DEFINE_SPINLOCK(watches_lock);

int watch_add(int fd)
{
	struct watch *w = kzalloc(sizeof(*w), GFP_KERNEL);

	if (!w)
		return -ENOMEM;
	w->fd = fd;
	spin_lock(&watches_lock);
	list_add_tail_rcu(&w->list, &watches);
	spin_unlock(&watches_lock);
	return 0;
}

int watch_count(int fd)
{
	struct watch *w;
	int n = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(w, &watches, list)
		n += w->fd == fd;
	rcu_read_unlock();
	return n;
}

void watch_remove(int fd)
{
	struct watch *w, *found = NULL;

	spin_lock(&watches_lock);
	list_for_each_entry(w, &watches, list) {
		if (w->fd == fd) {
			list_del_rcu(&w->list);
			found = w;
			break;
		}
	}
	spin_unlock(&watches_lock);
	if (found) {
		synchronize_rcu();
		kfree(found);
	}
}
