// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct tap {
	u64 packets;
};

struct port {
	struct tap __rcu *tap;
};

int port_attach(struct port *p)
{
	struct tap *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	rcu_assign_pointer(p->tap, t);
	return 0;
}

void port_receive(struct port *p)
{
	struct tap *t;

	rcu_read_lock();
	t = rcu_dereference(p->tap);
	if (t)
		t->packets++;
	rcu_read_unlock();
}

void port_detach(struct port *p)
{
	struct tap *t = rcu_dereference_protected(p->tap, 1);

	synchronize_rcu();
	RCU_INIT_POINTER(p->tap, NULL);
	kfree(t);
}
