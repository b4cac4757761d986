// SPDX-License-Identifier: GPL-2.0
#include <linux/rculist.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct mac_entry {
	struct hlist_node node;
	struct rcu_head rcu;
	u32 addr;
};

static HLIST_HEAD(macs);
static DEFINE_SPINLOCK(macs_lock);

static void mac_free(struct rcu_head *head)
{
	kfree(container_of(head, struct mac_entry, rcu));
}

struct mac_entry *mac_learn(u32 addr)
{
	struct mac_entry *m = kzalloc(sizeof(*m), GFP_ATOMIC);

	if (!m)
		return NULL;
	m->addr = addr;
	spin_lock(&macs_lock);
	hlist_add_head_rcu(&m->node, &macs);
	spin_unlock(&macs_lock);
	return m;
}

void mac_age(struct mac_entry *m)
{
	spin_lock(&macs_lock);
	call_rcu(&m->rcu, mac_free);
	hlist_del_rcu(&m->node);
	spin_unlock(&macs_lock);
}

bool mac_known(u32 addr)
{
	struct mac_entry *m;
	bool known = false;

	rcu_read_lock();
	hlist_for_each_entry_rcu(m, &macs, node)
		if (m->addr == addr)
			known = true;
	rcu_read_unlock();
	return known;
}
