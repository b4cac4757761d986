// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>

struct panel {
	struct mutex state_lock;
	struct mutex io_lock;
	int brightness;
	bool on;
};

void panel_init(struct panel *p)
{
	mutex_init(&p->state_lock);
	mutex_init(&p->io_lock);
}

void panel_enable(struct panel *p)
{
	mutex_lock(&p->state_lock);
	mutex_lock(&p->io_lock);
	p->on = true;
	mutex_unlock(&p->io_lock);
	mutex_unlock(&p->state_lock);
}

void panel_set_brightness(struct panel *p, int value)
{
	mutex_lock(&p->io_lock);
	mutex_lock(&p->state_lock);
	if (p->on)
		p->brightness = value;
	mutex_unlock(&p->state_lock);
	mutex_unlock(&p->io_lock);
}
