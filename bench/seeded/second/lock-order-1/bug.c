// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>

struct fabric {
	struct mutex ports;
	struct mutex nodes;
	struct mutex links;
	int gen;
};

void fabric_init(struct fabric *f)
{
	mutex_init(&f->ports);
	mutex_init(&f->nodes);
	mutex_init(&f->links);
	f->gen = 0;
}

void fabric_add_port(struct fabric *f)
{
	mutex_lock(&f->ports);
	mutex_lock(&f->nodes);
	f->gen++;
	mutex_unlock(&f->nodes);
	mutex_unlock(&f->ports);
}

void fabric_add_link(struct fabric *f)
{
	mutex_lock(&f->nodes);
	mutex_lock(&f->links);
	f->gen++;
	mutex_unlock(&f->links);
	mutex_unlock(&f->nodes);
}

void fabric_reset(struct fabric *f)
{
	mutex_lock(&f->links);
	mutex_lock(&f->ports);
	f->gen = 0;
	mutex_unlock(&f->ports);
	mutex_unlock(&f->links);
}
