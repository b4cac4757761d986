// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/list.h>

struct codec {
	struct list_head list;
	int id;
	int users;
};

static LIST_HEAD(codecs);
static DEFINE_MUTEX(codecs_lock);

struct codec *codec_register(int id)
{
	struct codec *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return NULL;
	c->id = id;
	mutex_lock(&codecs_lock);
	list_add(&c->list, &codecs);
	mutex_unlock(&codecs_lock);
	return c;
}

void codec_unregister(struct codec *c)
{
	mutex_lock(&codecs_lock);
	if (!c->users)
		list_del(&c->list);
	mutex_unlock(&codecs_lock);
	kfree(c);
}

struct codec *codec_get(int id)
{
	struct codec *c, *found = NULL;

	mutex_lock(&codecs_lock);
	list_for_each_entry(c, &codecs, list) {
		if (c->id == id) {
			c->users++;
			found = c;
			break;
		}
	}
	mutex_unlock(&codecs_lock);
	return found;
}
