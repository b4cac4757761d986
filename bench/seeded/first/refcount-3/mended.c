// SPDX-License-Identifier: GPL-2.0
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/slab.h>

struct fence {
	struct kref ref;
	struct list_head node;
	bool signaled;
};

struct timeline {
	struct list_head fences;
};

static void fence_release(struct kref *ref)
{
	kfree(container_of(ref, struct fence, ref));
}

struct fence *fence_create(struct timeline *t)
{
	struct fence *f = kzalloc(sizeof(*f), GFP_KERNEL);

	if (!f)
		return NULL;
	kref_init(&f->ref);
	kref_get(&f->ref);	/* the timeline's */
	list_add_tail(&f->node, &t->fences);
	return f;
}

void fence_put(struct fence *f)
{
	kref_put(&f->ref, fence_release);
}

void timeline_signal(struct timeline *t)
{
	struct fence *f, *n;

	list_for_each_entry_safe(f, n, &t->fences, node) {
		list_del(&f->node);
		f->signaled = true;
		fence_put(f);
	}
}
