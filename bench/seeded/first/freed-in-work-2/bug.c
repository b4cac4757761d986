// SPDX-License-Identifier: GPL-2.0
#include <linux/workqueue.h>
#include <linux/interrupt.h>
#include <linux/slab.h>

struct touch {
	struct work_struct report;
	int x, y;
	int reported;
};

static void touch_report(struct work_struct *work)
{
	struct touch *t = container_of(work, struct touch, report);

	t->reported = t->x + t->y;
}

struct touch *touch_probe(void)
{
	struct touch *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (t)
		INIT_WORK(&t->report, touch_report);
	return t;
}

irqreturn_t touch_irq(int irq, void *data)
{
	struct touch *t = data;

	t->x++;
	schedule_work(&t->report);
	return IRQ_HANDLED;
}

void touch_remove(struct touch *t)
{
	kfree(t);
}
