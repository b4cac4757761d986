// SPDX-License-Identifier: GPL-2.0
#include <linux/fs.h>
#include <linux/slab.h>

struct capture {
	void *frame;
	size_t len;
};

int capture_start(struct capture *cap, size_t len)
{
	cap->frame = kzalloc(len, GFP_KERNEL);
	if (!cap->frame)
		return -ENOMEM;
	cap->len = len;
	return 0;
}

void capture_stop(struct capture *cap)
{
	kfree(cap->frame);
	cap->frame = NULL;
	cap->len = 0;
}

int capture_release(struct inode *inode, struct file *file)
{
	struct capture *cap = file->private_data;

	if (cap->frame)
		capture_stop(cap);
	kfree(cap);
	return 0;
}

int capture_open(struct inode *inode, struct file *file)
{
	struct capture *cap = kzalloc(sizeof(*cap), GFP_KERNEL);

	if (!cap)
		return -ENOMEM;
	file->private_data = cap;
	return 0;
}
