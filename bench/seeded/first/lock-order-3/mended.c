// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/mutex.h>

struct scanner {
	struct mutex lock;
	struct work_struct work;
	bool enabled;
	int scans;
};

static void scanner_work(struct work_struct *work)
{
	struct scanner *s = container_of(work, struct scanner, work);

	mutex_lock(&s->lock);
	if (s->enabled)
		s->scans++;
	mutex_unlock(&s->lock);
}

void scanner_init(struct scanner *s)
{
	mutex_init(&s->lock);
	INIT_WORK(&s->work, scanner_work);
	s->enabled = true;
	s->scans = 0;
}

void scanner_kick(struct scanner *s)
{
	schedule_work(&s->work);
}

void scanner_disable(struct scanner *s)
{
	mutex_lock(&s->lock);
	s->enabled = false;
	mutex_unlock(&s->lock);
	cancel_work_sync(&s->work);
}
