// SPDX-License-Identifier: GPL-2.0
#include <linux/kref.h>
#include <linux/slab.h>

struct request_ctx {
	struct kref ref;
	int result;
};

static void request_free(struct kref *ref)
{
	kfree(container_of(ref, struct request_ctx, ref));
}

struct request_ctx *request_new(int result)
{
	struct request_ctx *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return NULL;
	kref_init(&r->ref);
	r->result = result;
	return r;
}

int request_finish(struct request_ctx *r)
{
	int result = r->result;

	kref_put(&r->ref, request_free);
	return result;
}
