// SPDX-License-Identifier: GPL-2.0
#include <linux/rculist.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct route {
	struct list_head list;
	struct rcu_head rcu;
	u32 dst;
	u32 gw;
};

static LIST_HEAD(routes);
static DEFINE_SPINLOCK(routes_lock);

int route_add(u32 dst, u32 gw)
{
	struct route *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return -ENOMEM;
	r->dst = dst;
	r->gw = gw;
	spin_lock(&routes_lock);
	list_add_rcu(&r->list, &routes);
	spin_unlock(&routes_lock);
	return 0;
}

u32 route_lookup(u32 dst)
{
	struct route *r;
	u32 gw = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(r, &routes, list) {
		if (r->dst == dst) {
			gw = r->gw;
			break;
		}
	}
	rcu_read_unlock();
	return gw;
}

void route_del(u32 dst)
{
	struct route *r, *n;

	spin_lock(&routes_lock);
	list_for_each_entry_safe(r, n, &routes, list) {
		if (r->dst == dst) {
			list_del_rcu(&r->list);
			kfree_rcu(r, rcu);
		}
	}
	spin_unlock(&routes_lock);
}
