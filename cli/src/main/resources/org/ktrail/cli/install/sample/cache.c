#include "disk.h"
#include "work.h"
#define for_each_disk(d, all) for (d = all; d; d = d->next)
#define call_ops(d, op) ((d)->ops ? (d)->ops->op(d) : -1)

struct cache {
	struct disk *disks;
	struct work_struct work;
	int (*done)(struct cache *c, int error);
};

static int cache_done(struct cache *c, int error)
{
	return error;
}

static int cache_flush(struct disk *d)
{
	return 0;
}

#if defined(CONFIG_SLOW) || !defined(CONFIG_SMP)
static int write_back(struct cache *c)
{
	return 0;
}
#else
static int write_back(struct cache *c)
{
	struct disk *d;
	int error = 0;

	for_each_disk(d, c->disks)
		error |= call_ops(d, flush);
	if (IS_ENABLED(CONFIG_DEBUG))
		note("written");
	return error;
}
#endif

static void cache_work(struct work_struct *work)
{
	struct cache *c = container_of(work, struct cache, work);

	c->done(c, write_back(c));
}

static const struct disk_ops cache_operations = {
#ifndef CONFIG_64BIT
	.flush = cache_quick,
#endif
	.flush = cache_flush,
};

static int each(struct cache *c, int (*what)(struct disk *d))
{
	struct disk *d;

	for_each_disk(d, c->disks)
		if (what(d))
			return -5;
	return 0;
}

int start_cache(struct cache *c, struct disk *d)
{
	c->disks = d;
	c->done = cache_done;
	d->ops = &cache_operations;
	INIT_WORK(&c->work, cache_work);
	each(c, sync_disk);
	switch (d->sectors) {
	case 0:
		return quick_copy(d);
	default:
		schedule_work(&c->work);
	}
	return 0;
}
EXPORT_SYMBOL_GPL(start_cache);

static int __init cache_init(void)
{
	return start_cache(0, 0);
}
module_init(cache_init);
