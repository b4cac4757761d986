// SPDX-License-Identifier: GPL-2.0
#include <linux/rcupdate.h>
#include <linux/mutex.h>
#include <linux/slab.h>

struct policy {
	int level;
	struct rcu_head rcu;
};

static struct policy __rcu *active_policy;
static DEFINE_MUTEX(policy_lock);

int policy_level(void)
{
	struct policy *p;
	int level = 0;

	rcu_read_lock();
	p = rcu_dereference(active_policy);
	rcu_read_unlock();
	if (p)
		level = p->level;
	return level;
}

int policy_set(int level)
{
	struct policy *p = kmalloc(sizeof(*p), GFP_KERNEL), *old;

	if (!p)
		return -ENOMEM;
	p->level = level;
	mutex_lock(&policy_lock);
	old = rcu_dereference_protected(active_policy, lockdep_is_held(&policy_lock));
	rcu_assign_pointer(active_policy, p);
	mutex_unlock(&policy_lock);
	synchronize_rcu();
	kfree(old);
	return 0;
}
