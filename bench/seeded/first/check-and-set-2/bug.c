// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/mutex.h>

struct lut {
	u16 values[16];
};

static struct lut *shared_lut;
static DEFINE_MUTEX(lut_lock);

struct lut *lut_get(void)
{
	struct lut *lut;

	lut = shared_lut;
	if (!lut) {
		lut = kzalloc(sizeof(*lut), GFP_KERNEL);
		if (lut)
			shared_lut = lut;
	}
	return lut;
}
