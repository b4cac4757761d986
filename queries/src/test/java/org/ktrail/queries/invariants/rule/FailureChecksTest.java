package org.ktrail.queries.invariants.rule;

import static org.ktrail.queries.invariants.rule.ErrorPathChecksTest.check;

import org.junit.jupiter.api.Test;

/** What becomes of a callee's failure: lines that end in {@code // NAME} are breaches. */
class FailureChecksTest {
  private static final String READ =
      """
      static int lamp_read(struct lamp *l, int *level)
      {
      	if (!l->on)
      		return -EBUSY;
      	return lamp_bus(l, level);
      }
      static int lamp_bus(struct lamp *l, int *level)
      {
      	return l->dead ? -EIO : 0;
      }
      """;

  @Test
  void errorsThatAreReplaced() {
    check(
        READ
            + """
            int f(struct lamp *l)
            {
            	int level;

            	if (lamp_read(l, &level))
            		return -EFAULT; // error-replaced
            	return level;
            }
            int g(struct lamp *l)
            {
            	int level, ret;

            	ret = lamp_read(l, &level);
            	if (ret < 0)
            		return ret;
            	if (level == 0)
            		return -EINVAL;
            	if (lamp_on(l))
            		return -EBUSY;
            	return 0;
            }
            static int lamp_on(struct lamp *l)
            {
            	return l->on ? 0 : -EBUSY;
            }
            """);
  }

  @Test
  void errorsThatAreOnlyPrinted() {
    check(
        READ
            + """
            int f(struct lamp *l)
            {
            	int level, ret;

            	ret = lamp_read(l, &level);
            	if (ret)
            		dev_err(l->dev, "cannot read\\n"); // error-only-printed
            	ret = lamp_set(l);
            	if (!wait_for_completion_timeout(&l->done, 5))
            		pr_warn("timed out\\n"); // error-only-printed
            	return ret;
            }
            int g(struct lamp *l)
            {
            	int level, ret;

            	ret = lamp_read(l, &level);
            	if (ret)
            		dev_err(l->dev, "cannot read\\n");
            	return ret;
            }
            int lamp_remove(struct lamp *l)
            {
            	int level;

            	if (lamp_read(l, &level))
            		dev_err(l->dev, "cannot read\\n");
            	return 0;
            }
            """);
  }

  @Test
  void zeroThroughCleanup() {
    check(
        """
        int f(struct lamp *l)
        {
        	int i, ret;

        	ret = lamp_on(l);
        	if (ret)
        		goto out;
        	for (i = 0; i < 3; i++) {
        		l->name[i] = kzalloc(16, GFP_KERNEL);
        		if (!l->name[i]) // missing-error-code
        			goto undo;
        	}
        	return 0;
        undo:
        	while (i--)
        		kfree(l->name[i]);
        out:
        	return ret;
        }
        int g(struct lamp *l)
        {
        	int ret = 0;
        	char *p = kzalloc(16, GFP_KERNEL);

        	if (!p)
        		goto undo;
        	return 0;
        undo:
        	if (l->on)
        		ret = -ENOMEM;
        	return ret;
        }
        """);
  }

  @Test
  void membersThatAreFollowedFirst() {
    check(
        """
        #define LAMP_DEV(l) (&(l)->ring->dev->base)
        #define LAMP_RING(l) (&(l)->ring)
        void f(struct lamp *l)
        {
        	struct device *d = LAMP_DEV(l);
        	if (l->ring) // checked-late
        		free_ring(l->ring, d);
        }
        void g(struct lamp *l)
        {
        	int n = l->ring->n;
        	if (l->ring) // checked-late
        		free_ring(l->ring, n);
        }
        void h(struct lamp *l)
        {
        	int n = l->ring->n;
        	drop(l);
        	if (l->ring)
        		free_ring(l->ring, n);
        }
        void i(struct lamp *l)
        {
        	use(LAMP_RING(l));
        	if (l->ring)
        		free_ring(l->ring);
        }
        """);
  }

  @Test
  void memoryThatNobodyAsksFor() {
    check(
        """
        int f(struct lamp *l)
        {
        	char *name = kasprintf(GFP_KERNEL, "%s", l->name); // unchecked-allocation
        	int ret = request_irq(l->irq, handler, 0, name, l);
        	return ret;
        }
        int g(struct lamp *l)
        {
        	char *name = kasprintf(GFP_KERNEL, "%s", l->name);
        	if (!name)
        		return -ENOMEM;
        	return request_irq(l->irq, handler, 0, name, l);
        }
        void h(struct lamp *l)
        {
        	char *name = kasprintf(GFP_KERNEL, "%s", l->name);
        	kfree(name);
        }
        """);
  }

  @Test
  void pointersOfAnotherSize() {
    check(
        """
        u64 f(struct lamp *l)
        {
        	return (u64)l; // pointer-cast
        }
        u64 g(struct lamp *l)
        {
        	return (u64)(unsigned long)l;
        }
        void h(struct lamp *l)
        {
        	use((struct ring *)l->size); // pointer-cast
        	use((struct ring *)(uintptr_t)l->size);
        }
        u64 i(u64 pages, unsigned long all)
        {
        	return (pages * 100 * SCALE) / all; // divide-64
        }
        """);
  }

  @Test
  void arraysThatAreHandedDownAreNotFollowed() {
    check(
        """
        struct name {
        	int length;
        };
        static int put(struct lamp *l, const char *value, int length)
        {
        	return l->size + length;
        }
        int f(struct lamp *l, struct name *n)
        {
        	return put(l, n->text,
        		   n ? n->length : 0);
        }
        int g(struct lamp *l, struct name *n)
        {
        	int length = n->length;

        	return n ? length : 0; // checked-late
        }
        """);
  }
}
