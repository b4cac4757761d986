// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/firmware.h>
#include <linux/errno.h>

struct fw_table {
	u32 version;
	u32 entries;
};

int fw_load(struct fw_table **out, const void *data, size_t len)
{
	struct fw_table *table;
	int ret;

	table = kmemdup(data, len, GFP_KERNEL);
	if (!table)
		return -ENOMEM;
	if (table->version != 2) {
		ret = -ENODEV;
		goto err_free;
	}
	if (table->entries * sizeof(u32) > len) {
		ret = -EINVAL;
		goto err_free;
	}
	*out = table;
	return 0;

err_free:
	kfree(table);
	return ret;
}
