// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/netdevice.h>

struct ring_slot {
	dma_addr_t dma;
	void *buf;
};

struct ring {
	struct ring_slot *slots;
	u32 *desc;
	unsigned int size;
};

int ring_setup(struct ring *ring, unsigned int size)
{
	struct ring_slot *slots;
	u32 *desc;

	slots = kcalloc(size, sizeof(*slots), GFP_KERNEL);
	if (!slots)
		return -ENOMEM;

	desc = kcalloc(size, sizeof(*desc), GFP_KERNEL);
	if (!desc) {
		kfree(slots);
		return -ENOMEM;
	}

	ring->slots = slots;
	ring->desc = desc;
	ring->size = size;
	return 0;
}
