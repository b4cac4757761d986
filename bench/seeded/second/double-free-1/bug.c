// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/errno.h>

struct pair_dev {
	void *rx;
	void *tx;
};

static void pair_free_buffers(struct pair_dev *d)
{
	kfree(d->rx);
	kfree(d->tx);
}

static int pair_start(struct pair_dev *d, int mode)
{
	return mode > 3 ? -EINVAL : 0;
}

int pair_setup(struct pair_dev *d, int mode)
{
	int ret = -ENOMEM;

	d->rx = kzalloc(64, GFP_KERNEL);
	if (!d->rx)
		return -ENOMEM;
	d->tx = kzalloc(64, GFP_KERNEL);
	if (!d->tx)
		goto err_rx;
	ret = pair_start(d, mode);
	if (ret)
		goto err_buffers;
	return 0;

err_buffers:
	pair_free_buffers(d);
err_rx:
	kfree(d->rx);
	return ret;
}
