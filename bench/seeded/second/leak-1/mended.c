// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/err.h>

struct region {
	u64 base;
	u64 size;
};

struct region_map {
	unsigned int count;
	struct region *regions;
};

struct region_map *region_map_new(const struct region *src, unsigned int count)
{
	struct region_map *map;
	unsigned int i;

	map = kzalloc(sizeof(*map), GFP_KERNEL);
	if (!map)
		return ERR_PTR(-ENOMEM);
	map->regions = kmemdup(src, count * sizeof(*src), GFP_KERNEL);
	if (!map->regions) {
		kfree(map);
		return ERR_PTR(-ENOMEM);
	}
	for (i = 0; i < count; i++) {
		if (!src[i].size) {
			kfree(map->regions);
			kfree(map);
			return ERR_PTR(-EINVAL);
		}
	}
	map->count = count;
	return map;
}
