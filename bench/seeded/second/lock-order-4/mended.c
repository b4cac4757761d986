// SPDX-License-Identifier: GPL-2.0
#include <linux/bit_spinlock.h>
#include <linux/spinlock.h>

#define HEAD_LOCK	0

struct name_hash {
	unsigned long head;
	spinlock_t lru_lock;
	int lru;
	int names;
};

void name_hash_init(struct name_hash *h)
{
	h->head = 0;
	spin_lock_init(&h->lru_lock);
	h->lru = 1;
	h->names = 1;
}

void name_hash_insert(struct name_hash *h)
{
	bit_spin_lock(HEAD_LOCK, &h->head);
	h->names++;
	spin_lock(&h->lru_lock);
	h->lru++;
	spin_unlock(&h->lru_lock);
	bit_spin_unlock(HEAD_LOCK, &h->head);
}

void name_hash_shrink(struct name_hash *h)
{
	spin_lock(&h->lru_lock);
	h->lru--;
	spin_unlock(&h->lru_lock);
	bit_spin_lock(HEAD_LOCK, &h->head);
	h->names--;
	bit_spin_unlock(HEAD_LOCK, &h->head);
}
