// SPDX-License-Identifier: GPL-2.0
#include <linux/rculist.h>
#include <linux/spinlock.h>
#include <linux/slab.h>

struct hook {
	struct list_head list;
	int (*run)(int arg);
	int calls;
};

static LIST_HEAD(hooks);
static DEFINE_SPINLOCK(hooks_lock);

int hook_register(int (*run)(int arg))
{
	struct hook *h = kzalloc(sizeof(*h), GFP_KERNEL);

	if (!h)
		return -ENOMEM;
	spin_lock(&hooks_lock);
	list_add_rcu(&h->list, &hooks);
	spin_unlock(&hooks_lock);
	h->run = run;
	return 0;
}

int hooks_call(int arg)
{
	struct hook *h;
	int sum = 0;

	rcu_read_lock();
	list_for_each_entry_rcu(h, &hooks, list)
		sum += h->run(arg);
	rcu_read_unlock();
	return sum;
}
