// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/string.h>

struct line_buffer {
	char *data;
	size_t size;
	size_t used;
};

int line_append(struct line_buffer *b, const char *text, size_t len)
{
	char *grown;

	if (b->used + len > b->size) {
		grown = krealloc(b->data, b->used + len, GFP_KERNEL);
		if (!grown)
			return -ENOMEM;
		b->data = grown;
		b->size = b->used + len;
	}
	grown = b->data + b->used;
	memcpy(grown, text, len);
	b->used += len;
	return 0;
}
