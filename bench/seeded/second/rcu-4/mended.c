// SPDX-License-Identifier: GPL-2.0
#include <linux/srcu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

DEFINE_STATIC_SRCU(notify_srcu);

struct notify_ops {
	int prio;
};

static struct notify_ops __rcu *notify_ops;

int notify_set(int prio)
{
	struct notify_ops *o = kzalloc(sizeof(*o), GFP_KERNEL);

	if (!o)
		return -ENOMEM;
	o->prio = prio;
	rcu_assign_pointer(notify_ops, o);
	return 0;
}

int notify_prio(void)
{
	struct notify_ops *o;
	int prio = 0, idx;

	idx = srcu_read_lock(&notify_srcu);
	o = srcu_dereference(notify_ops, &notify_srcu);
	if (o)
		prio = o->prio;
	srcu_read_unlock(&notify_srcu, idx);
	return prio;
}

void notify_clear(void)
{
	struct notify_ops *o = rcu_dereference_protected(notify_ops, 1);

	RCU_INIT_POINTER(notify_ops, NULL);
	synchronize_srcu(&notify_srcu);
	kfree(o);
}
