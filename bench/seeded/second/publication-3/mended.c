// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <linux/slab.h>
#include <asm/barrier.h>

struct key_blob {
	u32 len;
	u32 flags;
};

struct key {
	struct key_blob *blob;
};

int key_instantiate(struct key *k, u32 len)
{
	struct key_blob *b = kmalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return -ENOMEM;
	b->len = len;
	b->flags = 1;
	smp_store_release(&k->blob, b);
	return 0;
}

u32 key_len(struct key *k)
{
	struct key_blob *b = smp_load_acquire(&k->blob);

	return b ? b->len : 0;
}
