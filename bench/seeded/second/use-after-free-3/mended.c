// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/types.h>

struct job {
	int id;
	int state;
};

struct gpu_ring {
	struct job *current_job;
	int done;
};

int ring_submit(struct gpu_ring *r, int id)
{
	struct job *j = kzalloc(sizeof(*j), GFP_KERNEL);

	if (!j)
		return -ENOMEM;
	j->id = id;
	r->current_job = j;
	return 0;
}

void ring_retire(struct gpu_ring *r)
{
	struct job *j = r->current_job;

	r->done++;
	r->current_job = NULL;
	kfree(j);
}

int ring_dump(struct gpu_ring *r)
{
	struct job *j = r->current_job;

	return j ? j->id : -1;
}
