// SPDX-License-Identifier: GPL-2.0
#include <linux/spinlock.h>
#include <linux/netdevice.h>

struct napi_ring {
	spinlock_t tx_lock;
	unsigned int head, tail, size;
};

int ring_try_clean(struct napi_ring *r, int budget)
{
	int done = 0;

	if (!spin_trylock(&r->tx_lock))
		return 0;
	if (r->head == r->tail)
		goto out;
	while (r->head != r->tail && done < budget) {
		r->tail = (r->tail + 1) % r->size;
		done++;
	}
out:
	spin_unlock(&r->tx_lock);
	return done;
}
