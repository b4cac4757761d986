// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/compiler.h>

struct clock_source {
	u32 mult;
	u32 shift;
	u32 rate;
};

static struct clock_source *current_clock;

int clock_install(u32 rate)
{
	struct clock_source *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	smp_store_release(&current_clock, c);
	c->rate = rate;
	c->shift = 10;
	c->mult = rate << 10;
	return 0;
}

u64 clock_to_ns(u64 ticks)
{
	struct clock_source *c = smp_load_acquire(&current_clock);

	if (!c)
		return 0;
	return (ticks * c->mult) / c->rate;
}
