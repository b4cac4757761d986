// SPDX-License-Identifier: GPL-2.0
#include <linux/completion.h>
#include <linux/io.h>

struct engine {
	struct completion done;
	u32 command;
	bool busy;
};

void engine_init(struct engine *e)
{
	init_completion(&e->done);
	e->busy = false;
}

void engine_irq(struct engine *e)
{
	if (!READ_ONCE(e->busy))
		return;
	WRITE_ONCE(e->busy, false);
	complete(&e->done);
}

void engine_run(struct engine *e, u32 command)
{
	e->command = command;
	WRITE_ONCE(e->busy, true);
	reinit_completion(&e->done);
	wait_for_completion(&e->done);
}
