package org.ktrail.queries.invariants.rule;

import org.junit.jupiter.api.Test;
import org.ktrail.queries.code.RecordLookup;

/** The lines of a source that end in {@code // NAME} are the breaches it has. */
class ChecksTest {
  private static void check(String source) {
    MarkedBreaches.hold(
        "drivers/dev/a.c",
        source,
        RecordLookup.NONE,
        rule -> !rule.equals("unused-local")); // short stories leave some unused
  }

  @Test
  void errorExitsReleaseWhatOthersRelease() {
    check(
        """
        int f(struct dev *d)
        {
        	int rc;
        	mutex_lock(&d->lock);
        	rc = prepare(d);
        	if (rc)
        		return rc; // not-released
        	mutex_unlock(&d->lock);
        	return 0;
        }
        int g(struct dev *d)
        {
        	int rc;
        	mutex_lock(&d->lock);
        	rc = prepare(d);
        	if (rc)
        		goto out;
        	rc = finish(d);
        out:
        	mutex_unlock(&d->lock);
        	return rc;
        }
        """);
  }

  @Test
  void callersMayKnowWhetherItIsHeld() {
    check(
        """
        bool trylock(struct dev *d)
        {
        	mutex_lock(&d->lock);
        	if (d->dead) {
        		mutex_unlock(&d->lock);
        		return false;
        	}
        	return true;
        }
        void lock_unless(struct dev *d, bool held)
        {
        	if (!held)
        		mutex_lock(&d->lock);
        	work(d);
        	if (!held)
        		mutex_unlock(&d->lock);
        }
        int f(struct dev *d)
        {
        	if (!trylock(d))
        		return -ENXIO;
        	if (work(d))
        		return -EIO; // not-released
        	mutex_unlock(&d->lock);
        	return 0;
        }
        """);
  }

  @Test
  void whatIsTestedUnderALockIsNotKnownToCallers() {
    check(
        """
        void f(struct dev *d)
        {
        	spin_lock(&d->lock);
        	if (d->stopping)
        		return; // not-released
        	work(d);
        	spin_unlock(&d->lock);
        }
        irqreturn_t g(int irq, struct dev *d)
        {
        	spin_lock(&d->lock);
        	if (!work(d))
        		return IRQ_NONE; // not-released
        	spin_unlock(&d->lock);
        	return IRQ_HANDLED;
        }
        struct slot *h(struct dev *d)
        {
        	mutex_lock(&d->lock);
        	if (d->slot->in_use)
        		return ERR_PTR(-EBUSY); // not-released
        	mutex_unlock(&d->lock);
        	return d->slot;
        }
        void known(struct dev *d, bool keep)
        {
        	if (d->locked)
        		work(d);
        	spin_lock(&d->lock);
        	if (keep)
        		return;
        	if (d->locked)
        		return;
        	spin_unlock(&d->lock);
        }
        struct slot *found(struct dev *d)
        {
        	mutex_lock(&d->lock);
        	if (d->slot->in_use)
        		return d->slot;
        	mutex_unlock(&d->lock);
        	return NULL;
        }
        """);
  }

  @Test
  void memoryThatIsOnlyLentIsStillTheFunctionsOwn() {
    check(
        """
        static int reads(struct dev *d, char *text)
        {
        	d->first = text[0];
        	return memcmp(text, "a", 1);
        }
        static int keeps(struct dev *d, char *text)
        {
        	d->text = text;
        	return text[0];
        }
        int f(struct dev *d)
        {
        	char *a = kmalloc(8, GFP_KERNEL);
        	if (!a)
        		return -ENOMEM;
        	memset(a, 0, 8);
        	return reads(d, a); // not-released
        }
        int right(struct dev *d)
        {
        	char *a = kmalloc(8, GFP_KERNEL);
        	if (!a)
        		return -ENOMEM;
        	return keeps(d, a);
        }
        int far(struct dev *d)
        {
        	char *a = kmalloc(8, GFP_KERNEL);
        	return a ? elsewhere(d, a) : -ENOMEM;
        }
        """);
  }

  @Test
  void wrappersAndTheirConditionsAreFollowed() {
    check(
        """
        static int hold(struct mount *mp)
        {
        	struct super_block *sb = mp->sb;
        	int error;
        	error = freeze_super(sb, FREEZE_KERNEL);
        	if (error)
        		warn(mp, error);
        	return error;
        }
        static void let_go(struct mount *mp, bool held)
        {
        	if (held)
        		thaw_super(mp->sb, FREEZE_KERNEL);
        }
        int good(struct mount *mp, int flags)
        {
        	bool held = false;
        	int error;
        	if (flags & REMOVE)
        		held = hold(mp) == 0;
        	error = query(mp);
        	if (flags & REMOVE)
        		let_go(mp, held);
        	return error;
        }
        int bad(struct mount *mp, int flags)
        {
        	bool held = false;
        	int error;
        	if (flags & REMOVE)
        		held = hold(mp) == 0;
        	error = query(mp);
        	if (error < 0)
        		return error; // not-released
        	if (flags & REMOVE)
        		let_go(mp, held);
        	return 0;
        }
        """);
  }

  @Test
  void failedAcquisitionsAreNotReleased() {
    check(
        """
        int f(struct dev *d)
        {
        	int rc = down_write_killable(&d->sem);
        	if (rc)
        		goto out;
        	rc = work(d);
        out:
        	up_write(&d->sem); // not-acquired
        	return rc;
        }
        """);
  }

  @Test
  void anotherKindIsNotPaired() {
    check(
        """
        int f(struct super_block *sb)
        {
        	int rc = freeze_super(sb, FREEZE_KERNEL);
        	if (rc)
        		return rc;
        	thaw_super(sb, FREEZE_KERNEL);
        	thaw_super(sb, FREEZE_USER);
        	return 0; // other-variant
        }
        """);
  }

  @Test
  void referencesBelongToWhoHoldsThePointer() {
    check(
        """
        int leaks(struct inode *from)
        {
        	struct inode *inode = igrab(from);
        	if (!inode)
        		return -ENOENT;
        	return inode->i_size > 0; // not-released
        }
        struct inode *returns(struct inode *from)
        {
        	struct inode *inode = igrab(from);
        	return inode;
        }
        void stores(struct dev *d, struct inode *from)
        {
        	struct inode *inode = igrab(from);
        	d->inode = inode;
        }
        """);
  }

  @Test
  void errorsAreReadAndHaveASign() {
    check(
        """
        int f(struct dev *d)
        {
        	int rc = 0;
        	if (dead(d)) {
        		rc = -ENXIO; // dropped-error
        		goto out;
        	}
        	work(d);
        out:
        	finish(d);
        	return 0;
        }
        int g(struct dev *d)
        {
        	int rc = ask(d);
        	if (rc == EOPNOTSUPP) // errno-sign
        		rc = other(d);
        	return rc;
        }
        """);
  }

  @Test
  void aCalleeMayReleaseAndTell() {
    check(
        """
        void pages(struct dev *d, unsigned long at)
        {
        	int locked = 1;
        	mutex_lock(&d->lock);
        	get_pages(d, at, &locked);
        	if (locked)
        		mutex_unlock(&d->lock);
        	done(d);
        }
        void own(struct dev *d, unsigned long at)
        {
        	int found;
        	mutex_lock(&d->lock);
        	found = get_pages(d, at);
        	if (found)
        		mutex_unlock(&d->lock);
        	done(d);
        } // not-released
        """);
  }

  @Test
  void thePointerThatIsTestedIsTheOneThatIsUsed() {
    check(
        """
        void set(struct dev *d, void *data, const struct ops *ops)
        {
        	d->data = data;
        	d->ops = ops;
        }
        int lost(struct dev *d)
        {
        	if (!d->data)
        		return -ENXIO;
        	return d->ops->lost(d); // checked-other
        }
        """);
  }

  @Test
  void whatIsClearedIsReadOnce() {
    check(
        """
        void clear(struct dev *d)
        {
        	d->ops = NULL;
        }
        int lost(struct dev *d)
        {
        	if (!d->ops)
        		return -ENXIO;
        	return d->ops->lost(d); // double-fetch
        }
        """);
  }

  @Test
  void membersAreReadUnderTheLockTheyAreWrittenUnder() {
    check(
        """
        void set(struct dev *d, void *data)
        {
        	down_write(&d->sem);
        	d->data = data;
        	up_write(&d->sem);
        }
        void *get(struct dev *d)
        {
        	return d->data; // unlocked-access
        }
        void *get_locked(struct dev *d)
        {
        	void *data;
        	down_read(&d->sem);
        	data = d->data;
        	up_read(&d->sem);
        	return data;
        }
        """);
  }

  @Test
  void whoTakesAtTimesReleasesItself() {
    check(
        """
        static int walk(struct dev *d, int flags)
        {
        	int rc = look(d);
        	if (flags & REMOVE)
        		mutex_unlock(&d->lock);
        	return rc;
        }
        static void done(struct dev *d)
        {
        	mutex_unlock(&d->lock);
        }
        int notify(struct dev *d, int flags)
        {
        	if (flags & REMOVE)
        		mutex_lock(&d->lock);
        	return walk(d, flags); // released-elsewhere
        }
        static void unless(struct dev *d, bool held)
        {
        	if (held)
        		mutex_unlock(&d->lock);
        }
        int told(struct dev *d, int flags)
        {
        	bool held = flags & REMOVE;
        	if (held)
        		mutex_lock(&d->lock);
        	unless(d, held);
        	return 0;
        }
        int tidy(struct dev *d, int flags)
        {
        	int rc;
        	if (flags & REMOVE)
        		mutex_lock(&d->lock);
        	rc = look(d);
        	if (flags & REMOVE)
        		done(d);
        	return rc;
        }
        """);
  }

  @Test
  void assertedLocksAreTaken() {
    check(
        """
        int sync_it(struct super_block *sb)
        {
        	WARN_ON(!rwsem_is_locked(&sb->s_umount));
        	return flush(sb);
        }
        int f(struct dev *d)
        {
        	struct mount *mp = holder(d);
        	return sync_it(mp->sb); // callee-lock
        }
        int g(struct dev *d)
        {
        	struct mount *mp = holder(d);
        	int rc;
        	down_read(&mp->sb->s_umount);
        	rc = sync_it(mp->sb);
        	up_read(&mp->sb->s_umount);
        	return rc;
        }
        """);
  }

  @Test
  void whatALoopGives() {
    check(
        """
        int f(struct device_node *np)
        {
        	struct device_node *child;
        	int ret;

        	for_each_child_of_node(np, child) {
        		ret = add(child);
        		if (ret)
        			return ret; // not-released
        	}
        	return 0;
        }
        struct device_node *right(struct device_node *np)
        {
        	struct device_node *child;

        	for_each_available_child_of_node(np, child) {
        		if (!add(child)) {
        			of_node_put(child);
        			return NULL;
        		}
        		if (is_wanted(child))
        			return child;
        	}
        	for_each_child_of_node(np, child)
        		if (is_last(child))
        			break;
        	of_node_put(child);
        	return NULL;
        }
        """);
  }

  @Test
  void amountsOfOneUnitAreAdded() {
    check(
        """
        loff_t f(pgoff_t index, sector_t sector, loff_t pos)
        {
        	loff_t start = index << PAGE_SHIFT;
        	start += pos;
        	start += sector << SECTOR_SHIFT;
        	return start + sector; // mixed-units
        }
        int g(unsigned long pfn, struct map *m)
        {
        	struct page *page = pfn_to_page(pfn);
        	if (!pfn) // zero-sentinel
        		return 0;
        	return m->ops->failure(m, pfn, PAGE_SIZE, page); // range-units
        }
        int h(unsigned long offset, unsigned long len, unsigned long first)
        {
        	if (offset + len < first)
        		return -ENXIO;
        	if (offset > first)
        		offset -= first;
        	else
        		offset = 0; // start-moved
        	return run(offset, len);
        }
        """);
  }
}
