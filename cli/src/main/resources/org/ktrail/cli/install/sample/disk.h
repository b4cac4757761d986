#define note(text) printk("%s", text)
struct disk;
struct disk_ops {
	int (*flush)(struct disk *d);
};
struct disk {
	const struct disk_ops *ops;
	unsigned long sectors;
	struct disk *next;
};
