// SPDX-License-Identifier: GPL-2.0
#include <linux/refcount.h>
#include <linux/slab.h>

struct ctx {
	refcount_t refs;
	int id;
};

struct ctx *ctx_new(int refs)
{
	struct ctx *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (c)
		refcount_set(&c->refs, refs);
	return c;
}

void ctx_put(struct ctx *c)
{
	refcount_dec(&c->refs);
	if (!refcount_read(&c->refs))
		kfree(c);
}
