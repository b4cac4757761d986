// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>
#include <linux/list.h>

struct subscriber {
	struct list_head list;
	void (*notify)(struct subscriber *s);
};

struct topic {
	struct mutex lock;
	struct list_head subscribers;
	struct subscriber self;
	int delivered;
};

static void topic_unsubscribe(struct topic *t, struct subscriber *s)
{
	mutex_lock(&t->lock);
	list_del(&s->list);
	mutex_unlock(&t->lock);
}

static void topic_once(struct subscriber *s)
{
	struct topic *t = container_of(s, struct topic, self);

	t->delivered++;
	topic_unsubscribe(t, s);
}

void topic_init(struct topic *t)
{
	mutex_init(&t->lock);
	INIT_LIST_HEAD(&t->subscribers);
	t->delivered = 0;
	t->self.notify = topic_once;
	list_add(&t->self.list, &t->subscribers);
}

void topic_publish(struct topic *t)
{
	struct subscriber *s, *n;

	mutex_lock(&t->lock);
	list_for_each_entry_safe(s, n, &t->subscribers, list)
		s->notify(s);
	mutex_unlock(&t->lock);
}

void topic_close(struct topic *t)
{
	topic_unsubscribe(t, &t->self);
}
