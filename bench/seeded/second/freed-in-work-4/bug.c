// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/refcount.h>
#include <linux/slab.h>

struct session {
	struct work_struct close_work;
	refcount_t refs;
	int closed;
};

static void session_put(struct session *s)
{
	if (refcount_dec_and_test(&s->refs))
		kfree(s);
}

static void session_close_work(struct work_struct *work)
{
	struct session *s = container_of(work, struct session, close_work);

	s->closed = 1;
}

struct session *session_new(void)
{
	struct session *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return NULL;
	refcount_set(&s->refs, 1);
	INIT_WORK(&s->close_work, session_close_work);
	return s;
}

void session_close_async(struct session *s)
{
	queue_work(system_wq, &s->close_work);
}

void session_drop(struct session *s)
{
	session_put(s);
}
