// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/fs.h>

struct mount_opts {
	char *journal;
	unsigned int flags;
};

int opts_parse(struct mount_opts *opts, char *data)
{
	char *journal = NULL;
	char *p;

	while ((p = strsep(&data, ",")) != NULL) {
		if (!strncmp(p, "journal=", 8)) {
			kfree(journal);
			journal = kstrdup(p + 8, GFP_KERNEL);
			if (!journal)
				return -ENOMEM;
		} else if (!strcmp(p, "ro")) {
			opts->flags |= SB_RDONLY;
		} else {
			kfree(journal);
			return -EINVAL;
		}
	}
	opts->journal = journal;
	return 0;
}
