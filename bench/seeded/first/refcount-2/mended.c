// SPDX-License-Identifier: GPL-2.0
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct conn {
	refcount_t refs;
	int state;
};

static struct conn *active;
static DEFINE_SPINLOCK(active_lock);

int conn_open(void)
{
	struct conn *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	refcount_set(&c->refs, 1);
	active = c;
	return 0;
}

void conn_put(struct conn *c)
{
	if (refcount_dec_and_test(&c->refs))
		kfree(c);
}

struct conn *conn_get(void)
{
	struct conn *c;

	spin_lock(&active_lock);
	c = active;
	if (c)
		refcount_inc(&c->refs);
	spin_unlock(&active_lock);
	return c;
}

void conn_close(void)
{
	struct conn *c;

	spin_lock(&active_lock);
	c = active;
	active = NULL;
	spin_unlock(&active_lock);
	if (c)
		conn_put(c);
}
