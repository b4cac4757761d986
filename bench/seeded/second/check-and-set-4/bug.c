// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/slab.h>

struct inode_cache {
	void *acl;
};

int acl_set(struct inode_cache *c)
{
	c->acl = kzalloc(16, GFP_KERNEL);
	return c->acl ? 0 : -ENOMEM;
}

void acl_forget(struct inode_cache *c)
{
	void *acl = READ_ONCE(c->acl);

	if (acl) {
		WRITE_ONCE(c->acl, NULL);
		kfree(acl);
	}
}
