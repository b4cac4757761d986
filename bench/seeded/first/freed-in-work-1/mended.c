// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/slab.h>

struct reset_job {
	struct work_struct work;
	int reason;
	int *counter;
};

static void reset_work(struct work_struct *work)
{
	struct reset_job *job = container_of(work, struct reset_job, work);

	*job->counter += 1;
	kfree(job);
}

int reset_schedule(int *counter, int reason)
{
	struct reset_job *job = kzalloc(sizeof(*job), GFP_ATOMIC);

	if (!job)
		return -ENOMEM;
	INIT_WORK(&job->work, reset_work);
	job->counter = counter;
	job->reason = reason;
	queue_work(system_wq, &job->work);
	return 0;
}
