// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <linux/errno.h>
#include <asm/barrier.h>

struct trace_ring {
	u32 slot[4];
	u32 head;
	u32 tail;
};

int trace_put(struct trace_ring *r, u32 value)
{
	u32 head = r->head;

	if (head - READ_ONCE(r->tail) == 4)
		return -ENOSPC;
	smp_store_release(&r->head, head + 1);
	WRITE_ONCE(r->slot[head & 3], value);
	return 0;
}

u32 trace_get(struct trace_ring *r)
{
	u32 tail = r->tail;
	u32 value;

	if (smp_load_acquire(&r->head) == tail)
		return 0;
	value = READ_ONCE(r->slot[tail & 3]);
	smp_store_release(&r->tail, tail + 1);
	return value;
}
