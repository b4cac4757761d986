#include "disk.h"
static int flush_disk(struct disk *d)
{
#ifdef CONFIG_DEBUG
	note("flush");
#endif
	return 0;
}
static const struct disk_ops operations = { .flush = flush_disk };
int sync_disk(struct disk *d)
{
	d->ops = &operations;
	return d->ops->flush(d);
}
unsigned long count_sectors(struct disk *all, int limit)
{
	unsigned long sum = 0;
	int i;

	for (i = 0; i < limit && all; i++, all = all->next) {
		if (!all->ops)
			continue;
		sum += all->sectors & ~7UL;
	}
	return sum;
}
