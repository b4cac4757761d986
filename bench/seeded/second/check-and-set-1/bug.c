// SPDX-License-Identifier: GPL-2.0
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/errno.h>

#define NR_SLOTS 8

struct slot_map {
	unsigned long used[1];
};

int slot_get(struct slot_map *m)
{
	unsigned long nr = 0;

	for (nr = 0; nr < NR_SLOTS; nr++) {
		if (!test_bit(nr, m->used)) {
			set_bit(nr, m->used);
			return nr;
		}
	}
	return -ENOSPC;
}
