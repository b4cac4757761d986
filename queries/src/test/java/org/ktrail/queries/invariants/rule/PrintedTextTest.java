package org.ktrail.queries.invariants.rule;

import static org.ktrail.queries.invariants.rule.ErrorPathChecksTest.check;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is printed into arrays, and locals that are never set: lines that end in a rule's name. */
class PrintedTextTest {
  @Test
  void numbersThatDoNotFit() {
    check(
        """
        void f(u8 a, u16 b, int c)
        {
        	char small[8], room[12];
        	char name[max(sizeof("xx.xx"), sizeof("x"))];

        	snprintf(room, sizeof(room), "%02u.%02u.%02u", a, a, a);
        	snprintf(name, sizeof(name), "%02u.%02u", a, a); // format-truncation
        	snprintf(room, sizeof(room), "%d %d %d", c, c, c);
        	snprintf(name, sizeof(name), "%s %d", what(c), c);
        	snprintf(name, sizeof(name), "%5u", b);
        	sprintf(name, "%#x", a);
        	sprintf(name, "%u%%x", b); // format-truncation
        	sprintf(name, PREFIX "%u", b);
        	sprintf(what(c), "%u is much too long for that", b);
        }
        void g(s8 a)
        {
        	char four[4];
        	char five[5];

        	sprintf(four, "%d", a); // format-truncation
        	sprintf(five, "%d", a);
        	sprintf(five, "%99999999999d", a);
        }
        """);
  }

  @Test
  void localsThatNothingSets() {
    check(
        """
        #define EVENT(kind, number) ((kind) << 8 | (number))
        #define OTHER(kind, number) EVENT(kind, number)
        #define COUNT(n) sizeof(n)
        #define FILL(n) do { n = 1; } while (0)
        #define FETCH(n) do { if (!fetch(&(n))) return -1; } while (0)
        static int use(int n)
        {
        	return n;
        }
        int f(int kind)
        {
        	int number, size, set, given;

        	given = 1;
        	FILL(set);
        	use(given);
        	use(COUNT(size));
        	return OTHER(kind, number) + use(set); // uninitialised
        }
        int g(void)
        {
        	int n;

        	return use(n); // uninitialised
        }
        int h(void)
        {
        	int n;

        	read(&n);
        	return use(n);
        }
        int i(void)
        {
        	int n;

        	unknown(n);
        	return use(n);
        }
        int j(void)
        {
        	int n;

        	FETCH(n);
        	return use(n);
        }
        #define type_is_wide(x) (sizeof(x) > 4)
        int k(void)
        {
        	struct lamp *l;

        	return type_is_wide(l->level);
        }
        """);
  }

  @Test
  void localsThatNothingReads() {
    check(
        """
        #define LOG(l) log(l, context)
        int f(struct lamp *l)
        {
        	int unused; // unused-local
        	int set; // unused-local
        	int context, spare __maybe_unused;
        	int ret, n;

        	set = start(l);
        	if (l->on && l->size)
        		set = 1;
        	for (n = 0; n < 3; n++)
        		next(l);
        	context = 1;
        	LOG(l);
        	ret = l->on && stop(l);
        	return ret;
        }
        """,
        Set.of("unused-local"));
  }
}
