// SPDX-License-Identifier: GPL-2.0
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/errno.h>

struct backing {
	struct file *file;
	loff_t size;
};

int backing_set(struct backing *b, int fd)
{
	struct file *file = fget(fd);

	if (!file)
		return -EBADF;
	if (!(file->f_mode & FMODE_WRITE)) {
		fput(file);
		return -EROFS;
	}
	b->size = i_size_read(file_inode(file));
	b->file = file;
	return 0;
}
