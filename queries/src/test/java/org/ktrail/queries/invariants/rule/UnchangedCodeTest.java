package org.ktrail.queries.invariants.rule;

import static org.ktrail.queries.invariants.rule.ErrorPathChecksTest.check;

import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What checks once found in code that nobody changed, beside what they are for: lines that end in
 * {@code // NAME} are breaches.
 */
class UnchangedCodeTest {
  private static final String READ =
      """
      static int lamp_read(struct lamp *l)
      {
      	if (l->dead)
      		return -EIO;
      	return 0;
      }
      static int lamp_number(const char *text)
      {
      	if (text)
      		return -ERANGE;
      	return -EINVAL;
      }
      """;

  @Test
  void macrosOfMacrosReadLocals() {
    check(
        """
        #define BUS within->bus
        #define WRITE(value) write_bus(BUS, value)
        #define SWITCH(value) WRITE((value) << 1)
        #define OTHER(value) write_bus(NULL, value)
        void f(struct lamp *l)
        {
        	struct wire *within = l->wire;

        	SWITCH(1);
        }
        void g(struct lamp *l)
        {
        	struct wire *within = l->wire; // unused-local

        	OTHER(1);
        }
        """,
        Set.of("unused-local"));
  }

  @Test
  void warningsSayThatItGoesOn() {
    check(
        READ
            + """
            int f(struct lamp *l)
            {
            	if (lamp_read(l))
            		dev_warn(l->dev, "no level, using the default\\n");
            	if (lamp_read(l)) {
            		dev_err(l->dev, "no level\\n");
            		lamp_dark(l);
            	}
            	if (lamp_read(l))
            		dev_err(l->dev, "no level\\n"); // error-only-printed
            	return lamp_on(l);
            }
            """);
  }

  @Test
  void errorsThatSayAsMuch() {
    check(
        READ
            + """
            int lamp_store(struct lamp *l, const char *text)
            {
            	if (lamp_number(text))
            		return -EINVAL;
            	if (lamp_read(l))
            		return -ENODEV; // error-replaced
            	return 0;
            }
            int lamp_probe(struct lamp *l, const char *text)
            {
            	if (lamp_number(text))
            		return -EIO; // error-replaced
            	if (lamp_read(l))
            		return -ENODEV;
            	return 0;
            }
            int lamp_runtime_suspend(struct lamp *l)
            {
            	if (lamp_read(l))
            		return -EAGAIN;
            	return 0;
            }
            int lamp_resume(struct lamp *l)
            {
            	if (lamp_read(l))
            		return -EAGAIN; // error-replaced
            	return 0;
            }
            """);
  }

  @Test
  void locksThatAreAssertedByAnotherName() {
    check(
        """
        static void dim(struct lamp *l)
        {
        	lockdep_assert_held(&l->room->lights);
        	l->level--;
        }
        void f(struct room *room, int number)
        {
        	struct lamp *l;

        	lockdep_assert_held(&room->lights);
        	l = find(room, number);
        	dim(l);
        }
        void g(struct room *room, int number)
        {
        	struct lamp *l;

        	lockdep_assert_held(&room->doors);
        	l = find(room, number);
        	dim(l); // callee-lock
        }
        """,
        Set.of("callee-lock"));
  }

  @Test
  void fewBitsOfALongMember() {
    String text =
        """
        struct lamp {
        	u64 size%s;
        };
        void f(struct lamp *l)
        {
        	pr_info("%%d\\n", l->size);%s
        }
        """;
    check(text.formatted(" : 8", ""));
    check(text.formatted("", " // format-mismatch"));
  }

  @Test
  void loopsKeepWhetherALockIsHeld() {
    check(
        """
        void f(struct lamp *l)
        {
        	bool held = mutex_trylock(&l->lock);
        	int i;

        	for (i = 0; held && i < l->number; i++)
        		show(l, i);
        	if (held)
        		mutex_unlock(&l->lock);
        }
        int g(struct lamp *l)
        {
        	int i;

        	mutex_lock(&l->lock);
        	for (i = 0; i < l->number; i++) {
        		if (show(l, i))
        			return -EIO; // not-released
        	}
        	mutex_unlock(&l->lock);
        	return 0;
        }
        """,
        Set.of("not-released"));
  }

  @Test
  void locksThatAreReachedByAPointer() {
    check(
        """
        static void dim(struct lamp *l)
        {
        	lockdep_assert_held(l->room->lock);
        	l->level--;
        }
        static void dark(struct lamp *l)
        {
        	lockdep_assert_held(&l->room->lights);
        	l->level = 0;
        }
        void f(struct house *h)
        {
        	struct lamp *l = find(h);

        	dim(l);
        	dark(l); // callee-lock
        }
        """,
        Set.of("callee-lock"));
  }

  @Test
  void blocksHaveVariablesOfTheirOwn() {
    check(
        """
        void f(struct lamp *l, int kind)
        {
        	switch (kind) {
        	case 1: {
        		struct near *n = l->near;

        		use(le64_to_cpu(n->port));
        		break;
        	}
        	case 2: {
        		struct far *n = l->far;

        		use(le64_to_cpu(n->port));
        		break;
        	}
        	}
        }
        void g(struct near *n)
        {
        	use(le64_to_cpu(n->port)); // byte-order
        }
        """);
  }

  @Test
  void macrosThatTakeNoList() {
    check(
        """
        #define test(kind, convert, format, base) expect(convert, format, base)
        #define tell(format, args...) pr_info(format, ##args)
        void f(struct lamp *l)
        {
        	test(u64, to_long, "%llu", 10);
        	tell("%llu", 10); // format-mismatch
        }
        """);
  }

  /** What is undone behind an error's label may fail as well: the first error is returned. */
  @Test
  void unwindingMayFail() {
    String users = "";
    for (int i = 0; i < 16; i++) {
      users += "int u%d(struct lamp *l)\n{\n\treturn lamp_read(l);\n}\n".formatted(i);
    }
    check(
        READ
            + users
            + """
            int f(struct lamp *l)
            {
            	int err;

            	lamp_read(l); // ignored-error
            	err = lamp_on(l);
            	if (err)
            		goto dark;
            	return 0;

            dark:
            	lamp_read(l);
            	return err;
            }
            int g(struct lamp *l)
            {
            	int err;

            	err = lamp_on(l);
            	if (err)
            		goto out;
            	lamp_glow(l);
            out:
            	lamp_read(l); // ignored-error
            	return err;
            }
            """,
        Set.of("ignored-error"));
  }

  @Test
  void membersInOffsetofAreNotRead() {
    check(
        """
        #define RUN(fn) do { err = fn(l); } while (0)
        #define WALK(fn) do { fn(l); } while (0)
        int f(struct lamp *l)
        {
        	const struct bulb *bulbs;
        	int size, err;

        	size = offsetof(struct lamp, bulbs[l->count]);
        	RUN(lamp_read);
        	if (err)
        		return err;
        	return size;
        }
        int g(struct lamp *l)
        {
        	const struct bulb *bulbs;
        	int size, err;

        	size = use(bulbs->size); // uninitialised
        	WALK(lamp_read);
        	if (err) // uninitialised
        		return err;
        	return size;
        }
        """,
        Set.of("uninitialised"));
  }

  /** A place that was found for the length is one of that length. */
  @Test
  void placesThatWereFoundForTheLength() {
    check(
        """
        int f(unsigned long at, unsigned long len, unsigned long end)
        {
        	unsigned long ret;

        	if (at + len > end)
        		return -EINVAL;
        	ret = find_room(len);
        	if (!fixed)
        		at = ret;
        	return move(at, len);
        }
        int g(unsigned long at, unsigned long len, unsigned long end)
        {
        	unsigned long ret;

        	if (at + len > end)
        		return -EINVAL;
        	ret = find_start();
        	if (!fixed)
        		at = ret; // start-moved
        	return move(at, len);
        }
        """,
        Set.of("start-moved"));
  }
}
