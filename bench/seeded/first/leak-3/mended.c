// SPDX-License-Identifier: GPL-2.0
#include <linux/usb.h>
#include <linux/slab.h>

struct probe_dev {
	struct usb_device *udev;
	unsigned int pipe;
};

static void probe_done(struct urb *urb)
{
	kfree(urb->transfer_buffer);
	usb_free_urb(urb);
}

int probe_send(struct probe_dev *dev, size_t len)
{
	struct urb *urb;
	void *buf;
	int ret;

	urb = usb_alloc_urb(0, GFP_KERNEL);
	if (!urb)
		return -ENOMEM;
	buf = kmalloc(len, GFP_KERNEL);
	if (!buf) {
		usb_free_urb(urb);
		return -ENOMEM;
	}
	usb_fill_bulk_urb(urb, dev->udev, dev->pipe, buf, len, probe_done, dev);
	ret = usb_submit_urb(urb, GFP_KERNEL);
	if (ret) {
		kfree(buf);
		usb_free_urb(urb);
	}
	return ret;
}
