// SPDX-License-Identifier: GPL-2.0
#include <linux/spinlock.h>
#include <linux/slab.h>
#include <linux/list.h>

struct vlan {
	struct list_head list;
	u16 id;
};

struct vlan_group {
	spinlock_t lock;
	struct list_head vlans;
	int count;
};

void vlan_group_init(struct vlan_group *g)
{
	spin_lock_init(&g->lock);
	INIT_LIST_HEAD(&g->vlans);
	g->count = 0;
}

static bool vlan_exists(struct vlan_group *g, u16 id)
{
	struct vlan *v;

	list_for_each_entry(v, &g->vlans, list)
		if (v->id == id)
			return true;
	return false;
}

int vlan_add(struct vlan_group *g, u16 id)
{
	struct vlan *v;

	v = kzalloc(sizeof(*v), GFP_KERNEL);
	if (!v)
		return -ENOMEM;
	v->id = id;
	spin_lock(&g->lock);
	if (vlan_exists(g, id)) {
		spin_unlock(&g->lock);
		kfree(v);
		return -EEXIST;
	}
	spin_unlock(&g->lock);
	spin_lock(&g->lock);
	list_add(&v->list, &g->vlans);
	g->count++;
	spin_unlock(&g->lock);
	return 0;
}
