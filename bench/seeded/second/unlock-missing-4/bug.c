// SPDX-License-Identifier: GPL-2.0
#include <linux/srcu.h>
#include <linux/errno.h>
#include <linux/slab.h>

struct memslots {
	unsigned long npages;
	unsigned long base;
};

struct vm {
	struct srcu_struct srcu;
	struct memslots __rcu *slots;
};

int vm_translate(struct vm *vm, unsigned long gfn, unsigned long *hva)
{
	struct memslots *s;
	int idx;

	idx = srcu_read_lock(&vm->srcu);
	s = srcu_dereference(vm->slots, &vm->srcu);
	if (gfn >= s->npages) {
		*hva = 0;
		return -EFAULT;
	}
	*hva = s->base + gfn;
	srcu_read_unlock(&vm->srcu, idx);
	return 0;
}
