// SPDX-License-Identifier: GPL-2.0
#include <linux/atomic.h>
#include <linux/errno.h>

enum { RAID_IDLE, RAID_CHECK };

struct raid {
	int state;
	int checks;
};

int raid_start_check(struct raid *r)
{
	if (READ_ONCE(r->state) != RAID_IDLE)
		return -EBUSY;
	WRITE_ONCE(r->state, RAID_CHECK);
	return 0;
}
