// SPDX-License-Identifier: GPL-2.0
#include <linux/spinlock.h>
#include <linux/minmax.h>

struct bucket {
	spinlock_t lock;
	int tokens;
};

void bucket_init(struct bucket *b, int n)
{
	spin_lock_init(&b->lock);
	b->tokens = n;
}

int bucket_move(struct bucket *from, struct bucket *to, int n)
{
	int ret = 0;

	spin_lock(&from->lock);
	spin_lock_nested(&to->lock, SINGLE_DEPTH_NESTING);
	if (from->tokens < n) {
		ret = -EAGAIN;
	} else {
		from->tokens -= n;
		to->tokens += n;
	}
	spin_unlock(&to->lock);
	spin_unlock(&from->lock);
	return ret;
}
