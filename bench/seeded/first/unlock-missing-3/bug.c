// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/rculist.h>
#include <linux/netdevice.h>

struct peer {
	struct list_head list;
	u32 addr;
	u32 mtu;
};

struct peer_table {
	struct list_head peers;
};

int peer_mtu(struct peer_table *t, u32 addr, u32 *mtu)
{
	struct peer *p;

	rcu_read_lock();
	list_for_each_entry_rcu(p, &t->peers, list) {
		if (p->addr == addr) {
			*mtu = p->mtu;
			return 0;
		}
	}
	rcu_read_unlock();
	return -ENOENT;
}
