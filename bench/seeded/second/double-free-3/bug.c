// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/fs.h>

struct stream {
	void *ring;
	bool running;
};

int stream_open(struct stream *s)
{
	s->ring = kmalloc(32, GFP_KERNEL);
	if (!s->ring)
		return -ENOMEM;
	s->running = true;
	return 0;
}

int stream_stop(struct stream *s)
{
	if (!s->running)
		return -EINVAL;
	kfree(s->ring);
	return 0;
}

void stream_release(struct stream *s)
{
	stream_stop(s);
}
