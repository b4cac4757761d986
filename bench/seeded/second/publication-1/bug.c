// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/slab.h>

struct cfg_limits {
	u32 rate;
};

struct cfg {
	struct cfg_limits *limits;
	struct rcu_head rcu;
};

static struct cfg __rcu *live_cfg;

int cfg_install(u32 rate)
{
	struct cfg *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	rcu_assign_pointer(live_cfg, c);
	c->limits = kzalloc(sizeof(*c->limits), GFP_KERNEL | __GFP_NOFAIL);
	c->limits->rate = rate;
	return 0;
}

u32 cfg_rate(void)
{
	struct cfg *c;
	u32 rate = 0;

	rcu_read_lock();
	c = rcu_dereference(live_cfg);
	if (c)
		rate = c->limits->rate;
	rcu_read_unlock();
	return rate;
}
