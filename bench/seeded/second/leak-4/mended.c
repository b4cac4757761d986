// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/list.h>
#include <linux/spinlock.h>

struct io_req {
	struct list_head list;
	u64 sector;
};

struct io_queue {
	struct kmem_cache *cache;
	spinlock_t lock;
	struct list_head reqs;
	bool stopped;
};

int io_submit(struct io_queue *q, u64 sector)
{
	struct io_req *req;

	req = kmem_cache_alloc(q->cache, GFP_NOIO);
	if (!req)
		return -ENOMEM;
	req->sector = sector;
	spin_lock_irq(&q->lock);
	if (q->stopped) {
		spin_unlock_irq(&q->lock);
		kmem_cache_free(q->cache, req);
		return -ESHUTDOWN;
	}
	list_add_tail(&req->list, &q->reqs);
	spin_unlock_irq(&q->lock);
	return 0;
}
