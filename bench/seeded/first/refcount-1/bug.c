// SPDX-License-Identifier: GPL-2.0
#include <linux/kref.h>
#include <linux/slab.h>

struct buffer {
	struct kref ref;
	int pages;
};

static void buffer_free(struct kref *ref)
{
	kfree(container_of(ref, struct buffer, ref));
}

struct buffer *buffer_new(int pages)
{
	struct buffer *b = kzalloc(sizeof(*b), GFP_KERNEL);

	if (!b)
		return NULL;
	kref_init(&b->ref);
	b->pages = pages;
	return b;
}

static int buffer_map(struct buffer *b, int want)
{
	kref_get(&b->ref);
	if (want > b->pages) {
		kref_put(&b->ref, buffer_free);
		return -EINVAL;
	}
	return 0;
}

int buffer_use(struct buffer *b, int want)
{
	int ret = buffer_map(b, want);

	if (ret) {
		kref_put(&b->ref, buffer_free);
		return ret;
	}
	kref_put(&b->ref, buffer_free);
	return 0;
}

void buffer_put(struct buffer *b)
{
	kref_put(&b->ref, buffer_free);
}
