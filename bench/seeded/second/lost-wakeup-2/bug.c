// SPDX-License-Identifier: GPL-2.0
#include <linux/wait.h>
#include <linux/mutex.h>

struct fifo {
	struct mutex lock;
	wait_queue_head_t readers;
	wait_queue_head_t writers;
	int len;
	int max;
};

void fifo_init(struct fifo *f)
{
	mutex_init(&f->lock);
	init_waitqueue_head(&f->readers);
	init_waitqueue_head(&f->writers);
	f->len = 0;
	f->max = 1;
}

int fifo_read(struct fifo *f)
{
	mutex_lock(&f->lock);
	while (!f->len) {
		mutex_unlock(&f->lock);
		wait_event(f->readers, READ_ONCE(f->len) > 0);
		mutex_lock(&f->lock);
	}
	f->len--;
	mutex_unlock(&f->lock);
	wake_up(&f->writers);
	return 1;
}

int fifo_write(struct fifo *f)
{
	mutex_lock(&f->lock);
	if (f->len == f->max) {
		mutex_unlock(&f->lock);
		return 0;
	}
	f->len++;
	mutex_unlock(&f->lock);
	wake_up(&f->writers);
	return 1;
}
