// SPDX-License-Identifier: GPL-2.0
#include <linux/kref.h>
#include <linux/slab.h>
#include <linux/string.h>

struct zone_dev {
	struct kref ref;
	char *label;
};

static void zone_dev_release(struct kref *ref)
{
	struct zone_dev *z = container_of(ref, struct zone_dev, ref);

	kfree(z->label);
	kfree(z);
}

struct zone_dev *zone_dev_new(const char *label)
{
	struct zone_dev *z = kzalloc(sizeof(*z), GFP_KERNEL);

	if (!z)
		return NULL;
	kref_init(&z->ref);
	z->label = kstrdup(label, GFP_KERNEL);
	if (!z->label) {
		kref_put(&z->ref, zone_dev_release);
		return NULL;
	}
	return z;
}
