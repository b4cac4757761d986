// SPDX-License-Identifier: GPL-2.0
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/list.h>
#include <linux/slab.h>

struct label {
	struct kref ref;
	struct list_head list;
	int id;
};

static LIST_HEAD(labels);
static DEFINE_MUTEX(labels_lock);

static void label_release(struct kref *ref)
{
	struct label *l = container_of(ref, struct label, ref);

	mutex_lock(&labels_lock);
	list_del(&l->list);
	mutex_unlock(&labels_lock);
	kfree(l);
}

int label_add(int id)
{
	struct label *l = kzalloc(sizeof(*l), GFP_KERNEL);

	if (!l)
		return -ENOMEM;
	kref_init(&l->ref);
	l->id = id;
	mutex_lock(&labels_lock);
	list_add(&l->list, &labels);
	mutex_unlock(&labels_lock);
	return 0;
}

struct label *label_find(int id)
{
	struct label *l, *found = NULL;

	mutex_lock(&labels_lock);
	list_for_each_entry(l, &labels, list) {
		if (l->id == id) {
			kref_get(&l->ref);
			found = l;
			break;
		}
	}
	mutex_unlock(&labels_lock);
	return found;
}

void label_put(struct label *l)
{
	kref_put(&l->ref, label_release);
}
