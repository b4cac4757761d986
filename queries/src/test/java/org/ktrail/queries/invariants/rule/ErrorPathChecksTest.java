package org.ktrail.queries.invariants.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.TypeRef;

/** Errors, pointers and types of numbers: lines that end in {@code // NAME} are breaches. */
class ErrorPathChecksTest {
  private static final Set<String> NEW =
      Set.of(
          "error-of-other",
          "checked-late",
          "unchecked-allocation",
          "missing-error-code",
          "uninitialised",
          "unsigned-compared",
          "byte-order",
          "format-mismatch",
          "divide-64",
          "use-after-free",
          "sleeps-in-atomic",
          "address-space",
          "device-managed",
          "source-size",
          "sizeof-pointer",
          "off-by-one",
          "precedence",
          "error-replaced",
          "error-only-printed",
          "pointer-cast",
          "format-truncation");
  private static final Map<String, String> MEMBERS =
      Map.of("size", "u64", "cookie", "__be64", "port", "__le16", "base", "dma_addr_t");

  /** Reads the source as {@code a.c}, and holds what is found against its marks. */
  static void check(String source) {
    check(source, NEW);
  }

  /** The same, of some rules. */
  static void check(String source, Set<String> rules) {
    MarkedBreaches.hold(
        "a.c",
        source,
        (tag, member) -> Optional.ofNullable(MEMBERS.get(member)).map(TypeRef.Named::new),
        rules::contains);
  }

  @Test
  void errorsOfPointersThatHaveNone() {
    check(
        """
        int f(struct lamp *l)
        {
        	struct dir *d = make(l);
        	if (IS_ERR_OR_NULL(d))
        		return PTR_ERR(d); // error-of-other
        	return 0;
        }
        int g(struct lamp *l)
        {
        	struct dir *d = make(l), *e = other(l);
        	if (IS_ERR(d))
        		return PTR_ERR(e); // error-of-other
        	return 0;
        }
        int right(struct lamp *l)
        {
        	struct dir *d = make(l);
        	if (IS_ERR(d))
        		return PTR_ERR(d);
        	return d ? 0 : -ENOMEM;
        }
        """);
  }

  @Test
  void pointersThatAreFollowedBeforeTheirTest() {
    check(
        """
        int f(struct lamp *l)
        {
        	int n = l->level;
        	if (!l) // checked-late
        		return -EINVAL;
        	return n;
        }
        int right(struct lamp *l, struct lamp *m)
        {
        	struct list *at = &m->list;
        	if (!m)
        		return 0;
        	if (l && l->level)
        		return 1;
        	l = next(l);
        	return l ? l->level : use(at);
        }
        """);
  }

  @Test
  void memoryThatMayNotBeThere() {
    check(
        """
        int f(struct lamp *l)
        {
        	char *a = kmalloc(8, GFP_KERNEL);
        	a[0] = 1; // unchecked-allocation
        	return 0;
        }
        int g(struct lamp *l)
        {
        	struct lamp *a = kmalloc(8, GFP_KERNEL);
        	start(&a->list);
        	a->level = 1; // unchecked-allocation
        	return 0;
        }
        int right(struct lamp *l)
        {
        	char *a = kmalloc(8, GFP_KERNEL);
        	char *b = kmalloc(8, GFP_KERNEL | __GFP_NOFAIL);
        	if (!a)
        		return -ENOMEM;
        	a[0] = b[0];
        	return 0;
        }
        """);
  }

  @Test
  void zeroWhereMemoryIsMissing() {
    check(
        """
        int f(struct lamp *l)
        {
        	int ret = 0;
        	char *a;
        	ret = start(l);
        	if (ret)
        		return ret;
        	a = kzalloc(8, GFP_KERNEL);
        	if (!a) // missing-error-code
        		goto out;
        	a[0] = 1;
        out:
        	stop(l);
        	return ret;
        }
        int right(struct lamp *l)
        {
        	int ret = start(l);
        	char *a;
        	if (ret)
        		return ret;
        	a = kzalloc(8, GFP_KERNEL);
        	if (!a) {
        		ret = -ENOMEM;
        		goto out;
        	}
        	a[0] = 1;
        out:
        	stop(l);
        	return ret;
        }
        """);
  }

  @Test
  void zeroWhereSomethingElseFails() {
    check(
        """
        int reported(struct lamp *l)
        {
        	int ret = start(l);
        	if (ret)
        		return ret;
        	if (is_broken(l)) { // missing-error-code
        		lamp_err(l, "broken\\n");
        		goto out;
        	}
        	shine(l);
        out:
        	if (l->on)
        		stop(l);
        	return ret;
        }
        int negative(struct lamp *l)
        {
        	int ret = 0;
        	int n = count(l);
        	if (n < 0) // missing-error-code
        		goto out;
        	ret = shine(l, n);
        out:
        	stop(l);
        	return ret;
        }
        int alone(struct lamp *l)
        {
        	int ret;
        	ret = start(l);
        	if (ret)
        		goto fail;
        	if (!l->level) // missing-error-code
        		goto fail;
        	ret = shine(l);
        	if (ret)
        		goto fail;
        	return 0;
        fail:
        	stop(l);
        	return ret;
        }
        int yes(struct lamp *l)
        {
        	int ret = 0;
        	struct lamp *m = kmalloc(8, GFP_KERNEL);
        	if (!m)
        		return ret;
        	ret = 1;
        	return ret;
        }
        int never(struct lamp *l)
        {
        	int ret = 0;
        	if (l->level > 9) // missing-error-code
        		goto out;
        	shine(l);
        out:
        	stop(l);
        	return ret;
        }
        int right(struct lamp *l)
        {
        	int ret = start(l);
        	if (ret)
        		goto out;
        	if (!l->level)
        		goto out;
        	if (l->level > 9) {
        		lamp_err(l, "too bright\\n");
        		ret = -EINVAL;
        		goto out;
        	}
        	shine(l);
        	ret = 0;
        out:
        	stop(l);
        	return ret;
        }
        """);
  }

  @Test
  void localsThatAJumpLeavesWithoutAValue() {
    check(
        """
        int f(struct lamp *l)
        {
        	int ret;
        	if (l->on) // uninitialised
        		goto out;
        	ret = shine(l);
        out:
        	stop(l);
        	return ret;
        }
        int *g(struct lamp *l)
        {
        	int ret;
        	if (!l->on) { // uninitialised
        		note(l);
        		goto out;
        	}
        	ret = shine(l);
        	if (!ret)
        		return l->levels;
        out:
        	return ERR_PTR(ret);
        }
        int right(struct lamp *l)
        {
        	int ret;
        	if (l->on)
        		goto out;
        	return shine(l);
        out:
        	ret = stop(l);
        	return ret;
        }
        int endless(struct lamp *l)
        {
        	int ret;
        	if (l->on)
        		goto again;
        	ret = shine(l);
        	return ret;
        again:
        	while (1)
        		stop(l);
        }
        """);
  }

  @Test
  void localsThatMacrosAndOthersGiveAValue() {
    check(
        """
        int f(struct list *all, struct lamp *chain)
        {
        	struct lamp *l, *other;
        	extern char start[];
        	u8 bytes[4];
        	int n = 0;

        	list_for_each_entry(l, &all->head, chain)
        		n += l->on;
        	if (n > start[0] + bytes[1])
        		return other->on; // uninitialised
        	return n > ARRAY_SIZE(l->bulbs);
        }
        """);
  }

  @Test
  void whatWasFreed() {
    check(
        """
        int f(struct lamp *l, struct lamp *other)
        {
        	kfree(l);
        	if (other)
        		kfree(other);
        	note(other->name); // use-after-free
        	return l->on; // use-after-free
        }
        int h(struct lamp *l, struct lamp *other)
        {
        	if (l->dead) {
        		kfree(other);
        		other = l;
        	}
        	return other->on;
        }
        void g(struct lamp *l)
        {
        	kfree(l);
        	kfree(l); // use-after-free
        }
        void right(struct list *all)
        {
        	struct lamp *l, *next;
        	list_for_each_entry_safe(l, next, all, link) {
        		list_del(&l->link);
        		kfree(l);
        	}
        	while (all->first) {
        		l = all->first;
        		all->first = l->next;
        		kfree(l);
        	}
        	kfree(next);
        	next = NULL;
        	kfree(next);
        }
        """);
  }

  @Test
  void whatSleeps() {
    check(
        """
        void f(struct lamp *l)
        {
        	spin_lock(&l->lock);
        	l->name = kstrdup(name, GFP_KERNEL); // sleeps-in-atomic
        	l->bulb = kmalloc(4, GFP_ATOMIC);
        	spin_unlock(&l->lock);
        	msleep(1);
        	mutex_lock(&l->mutex);
        	msleep(2);
        	mutex_unlock(&l->mutex);
        	if (l->quick)
        		spin_lock(&l->lock);
        	mutex_lock(&l->mutex);
        	mutex_unlock(&l->mutex);
        }
        """);
  }

  @Test
  void pointersElsewhere() {
    check(
        """
        int f(struct lamp __user *u, struct lamp *k, void __iomem *regs, char __user **list)
        {
        	struct lamp __iomem *r = regs;
        	k->on = u->on; // address-space
        	if (get_user(k->on, &u->on) || copy_from_user(k, u, sizeof(*u)))
        		return -EFAULT;
        	k->name = list[1];
        	return readl(&r->on) + r->level; // address-space
        }
        """);
  }

  @Test
  void whatADeviceFrees() {
    check(
        """
        int f(struct device *d)
        {
        	struct lamp *l = devm_kzalloc(d, sizeof(*l), GFP_KERNEL);
        	if (!l)
        		return -ENOMEM;
        	if (on(l)) {
        		kfree(l); // device-managed
        		return -EIO;
        	}
        	l = kzalloc(sizeof(*l), GFP_KERNEL);
        	kfree(l);
        	return 0;
        }
        """);
  }

  @Test
  void slips() {
    check(
        """
        int f(struct lamp *l, const char *name, int i, struct lamp **many)
        {
        	char own[8];
        	struct lamp *other;

        	strscpy(l->name, name, strlen(name)); // source-size
        	strscpy(own, name, sizeof(own));
        	strscpy(l->name, name, sizeof(l->name));
        	memset(l, 0, sizeof(l)); // sizeof-pointer
        	memset(l, 0, sizeof(*l));
        	memset(own, 0, sizeof(own));
        	other = kzalloc(sizeof(other), GFP_KERNEL); // sizeof-pointer
        	many = kzalloc(sizeof(many), GFP_KERNEL);
        	if (i > ARRAY_SIZE(bulbs)) // off-by-one
        		return -EINVAL;
        	if (l->count <= ARRAY_SIZE(l->parts))
        		use(l->parts, l->count);
        	if (!l->flags & LAMP_ON) // precedence
        		return bulbs[i];
        	return !(l->flags & LAMP_ON);
        }
        """);
  }

  @Test
  void whatHeadsALoopIsNoTest() {
    check(
        """
        int f(struct room *room, struct chain *chain)
        {
        	struct lamp *l;
        	int n = room->lamps + chain->lamps;

        	list_for_each_entry(l, &all, chain)
        		n += l->on;
        	if (!room) // checked-late
        		return 0;
        	return n;
        }
        """);
  }

  @Test
  void localsWithoutAValue() {
    check(
        """
        int f(struct lamp *l)
        {
        	int level;
        	if (l->on)
        		return level + 1; // uninitialised
        	return 0;
        }
        int right(struct lamp *l)
        {
        	int level, other, n;
        	read(l, &level);
        	for_each_lamp(other, l)
        		use(other);
        	if (l->on)
        		n = 1;
        	return level + other + n;
        }
        """);
  }

  @Test
  void whatCannotBeNegative() {
    check(
        """
        int f(unsigned int reg, size_t n)
        {
        	if (reg >= 0 && reg < 8) // unsigned-compared
        		return 1;
        	if (n < 0) // unsigned-compared
        		return 2;
        	return 0;
        }
        int right(int reg, unsigned int n)
        {
        	return reg >= 0 && n > 0 ? 1 : n >= 1;
        }
        """);
  }

  @Test
  void ordersOfBytes() {
    check(
        """
        void f(struct packet *p, u64 cookie, u16 port)
        {
        	p->cookie = cookie; // byte-order
        	port = p->port; // byte-order
        	p->port = cpu_to_be16(port); // byte-order
        	if (p->port == port) // byte-order
        		work();
        }
        void g(u16 port, struct packet *p)
        {
        	struct packet q = { // byte-order
        		.port = cpu_to_be16(port),
        	};
        	p->words[0] = cpu_to_le32(port);
        	p->words[1] = cpu_to_be32(port); // byte-order
        	p->words[2] = cpu_to_le32(port);
        }
        void either(struct packet *p)
        {
        	struct packet q = { .port = cpu_to_le16(1), .size = 4 };
        	if (q.size)
        		p->word = cpu_to_le32(1);
        	else
        		p->word = cpu_to_be32(1);
        }
        void right(struct packet *p, u64 cookie, u16 port)
        {
        	p->cookie = cpu_to_be64(cookie);
        	port = le16_to_cpu(p->port);
        	p->port = 0;
        	p->cookie = (__force __be64)cookie;
        	if (p->port == cpu_to_le16(port))
        		work();
        }
        """);
  }

  @Test
  void widthsInFormats() {
    check(
        """
        void f(struct ring *r, size_t n, u64 big, int i)
        {
        	show("%llx", r->base); // format-mismatch
        	show("%d of %d\\n", i, n); // format-mismatch
        	show("%lu", big); // format-mismatch
        	show("%d", ARRAY_SIZE(table) - 1); // format-mismatch
        	show("%d", sizeof(*r) * i); // format-mismatch
        	show("%u", held(r)); // format-mismatch
        }
        static size_t held(struct ring *r)
        {
        	return r->size;
        }
        void right(struct ring *r, size_t n, u64 big, u8 byte)
        {
        	show("%pad %zu %llu %x", &r->base, n, big, byte);
        	show("%s: %d%%", r->name, byte);
        	show("%llu", (unsigned long long)n);
        	show("%zu %zu %d", sizeof(*r) * 4, held(r), byte - 1);
        	show("%lu", big + n + far(r));
        }
        """);
  }

  @Test
  void divisionOf64Bits() {
    check(
        """
        unsigned long f(struct lamp *l, u64 all, int n)
        {
        	u64 part = all / n; // divide-64
        	return part;
        }
        unsigned long right(struct lamp *l, u64 all, u32 n)
        {
        	return div_u64(all, n) + all / 8 + n / 3;
        }
        """);
  }
}
