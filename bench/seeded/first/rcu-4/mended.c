// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct master {
	int ifindex;
	struct rcu_head rcu;
};

struct slave {
	struct master __rcu *master;
};

int slave_join(struct slave *s, int ifindex)
{
	struct master *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	m->ifindex = ifindex;
	rcu_assign_pointer(s->master, m);
	return 0;
}

int slave_master_index(struct slave *s)
{
	struct master *m;
	int index = 0;

	rcu_read_lock();
	m = rcu_dereference(s->master);
	if (m)
		index = m->ifindex;
	rcu_read_unlock();
	return index;
}

void slave_leave(struct slave *s)
{
	struct master *m = rcu_dereference_protected(s->master, 1);

	RCU_INIT_POINTER(s->master, NULL);
	kfree_rcu(m, rcu);
}
