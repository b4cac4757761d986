// SPDX-License-Identifier: GPL-2.0
#include <linux/timer.h>
#include <linux/jiffies.h>
#include <linux/slab.h>

struct nvm_cmd {
	struct timer_list timeout;
	int tag;
	bool expired;
};

static void nvm_cmd_timeout(struct timer_list *t)
{
	struct nvm_cmd *cmd = from_timer(cmd, t, timeout);

	cmd->expired = true;
}

struct nvm_cmd *nvm_cmd_issue(int tag)
{
	struct nvm_cmd *cmd = kzalloc(sizeof(*cmd), GFP_ATOMIC);

	if (!cmd)
		return NULL;
	cmd->tag = tag;
	timer_setup(&cmd->timeout, nvm_cmd_timeout, 0);
	cmd->timeout.expires = jiffies + 30 * HZ;
	add_timer(&cmd->timeout);
	return cmd;
}

void nvm_cmd_complete(struct nvm_cmd *cmd, int status)
{
	if (status == 0)
		del_timer_sync(&cmd->timeout);
	kfree(cmd);
}
