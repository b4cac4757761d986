// SPDX-License-Identifier: GPL-2.0
#include <linux/compiler.h>
#include <asm/barrier.h>

struct sample {
	u32 value;
	u32 ready;
};

void sample_put(struct sample *s, u32 value)
{
	WRITE_ONCE(s->value, value);
	smp_wmb();
	WRITE_ONCE(s->ready, 1);
}

int sample_get(struct sample *s, u32 *value)
{
	if (!READ_ONCE(s->ready))
		return -EAGAIN;
	smp_rmb();
	*value = READ_ONCE(s->value);
	return 0;
}
