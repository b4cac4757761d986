// SPDX-License-Identifier: GPL-2.0
#include <linux/mutex.h>
#include <linux/types.h>

struct codec_hw {
	struct mutex lock;
	bool ready;
	int powered;
};

void codec_hw_init(struct codec_hw *hw)
{
	mutex_init(&hw->lock);
	hw->ready = false;
	hw->powered = 0;
}

void codec_hw_ensure(struct codec_hw *hw)
{
	if (READ_ONCE(hw->ready))
		return;
	mutex_lock(&hw->lock);
	if (!hw->ready) {
		hw->powered++;
		WRITE_ONCE(hw->ready, true);
	}
	mutex_unlock(&hw->lock);
}
