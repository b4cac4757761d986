// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/types.h>

struct xfer {
	int status;
	int actual;
	void (*complete)(struct xfer *x);
};

static void xfer_complete(struct xfer *x)
{
	kfree(x);
}

struct xfer *xfer_alloc(void)
{
	struct xfer *x = kzalloc(sizeof(*x), GFP_KERNEL);

	if (x)
		x->complete = xfer_complete;
	return x;
}

int xfer_giveback(struct xfer *x, int status)
{
	x->status = status;
	x->complete(x);
	return x->actual;
}
