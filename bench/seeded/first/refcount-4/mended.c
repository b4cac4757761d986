// SPDX-License-Identifier: GPL-2.0
#include <linux/of.h>
#include <linux/platform_device.h>

struct link_info {
	u32 lanes;
	u32 rate;
};

int link_parse(struct device_node *np, struct link_info *info)
{
	struct device_node *remote;
	int ret;

	remote = of_parse_phandle(np, "remote-endpoint", 0);
	if (!remote)
		return -ENODEV;
	ret = of_property_read_u32(remote, "lanes", &info->lanes);
	if (ret)
		goto out;
	ret = of_property_read_u32(remote, "rate", &info->rate);
out:
	of_node_put(remote);
	return ret;
}
