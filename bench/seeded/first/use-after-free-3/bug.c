// SPDX-License-Identifier: GPL-2.0
#include <linux/netdevice.h>
#include <linux/skbuff.h>

struct tun_port {
	struct net_device *dev;
	u64 dropped_bytes;
	bool up;
};

netdev_tx_t tun_port_xmit(struct sk_buff *skb, struct tun_port *port)
{
	unsigned int len = skb->len;

	if (!port->up) {
		dev_kfree_skb(skb);
		port->dropped_bytes += skb->len;
		port->dev->stats.tx_dropped++;
		return NETDEV_TX_OK;
	}
	port->dev->stats.tx_bytes += len;
	netif_rx(skb);
	return NETDEV_TX_OK;
}
