// SPDX-License-Identifier: GPL-2.0
#include <linux/slab.h>
#include <linux/kernel.h>
#include <linux/leds.h>

struct led_unit {
	struct led_classdev cdev;
	int port;
};

int led_unit_register(struct device *dev, struct led_unit *u)
{
	char *name;
	int ret;

	name = kasprintf(GFP_KERNEL, "port%d:green", u->port);
	if (!name)
		return -ENOMEM;
	u->cdev.name = name;
	ret = led_classdev_register(dev, &u->cdev);
	return ret;
}

void led_unit_unregister(struct led_unit *u)
{
	led_classdev_unregister(&u->cdev);
	kfree(u->cdev.name);
}
