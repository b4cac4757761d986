package org.ktrail.queries.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.FlowReader;
import org.ktrail.queries.series.change.Image;

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
          "divide-64");
  private static final Map<String, String> MEMBERS =
      Map.of("size", "u64", "cookie", "__be64", "port", "__le16", "base", "dma_addr_t");

  private static void check(String source) {
    Code.Files files =
        new Code.Files() {
          @Override
          public Optional<Image> image(String path) {
            return path.equals("a.c")
                ? Optional.of(Image.whole(source.getBytes(UTF_8)))
                : Optional.empty();
          }

          @Override
          public List<String> defining(String name) {
            return List.of("a.c");
          }

          @Override
          public List<String> mentioning(String name) {
            return List.of("a.c");
          }
        };
    List<String> expected = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf("// ");
      if (mark >= 0) {
        expected.add(i + 1 + " " + lines.get(i).substring(mark + 3).strip());
      }
    }
    List<String> found = new ArrayList<>();
    try (FlowReader reader = new FlowReader()) {
      Code code = new Code(files, reader);
      Checks checks =
          new Checks(
              code,
              (tag, member) -> Optional.ofNullable(MEMBERS.get(member)).map(TypeRef.Named::new));
      for (Flow flow : code.file("a.c")) {
        checks.check(flow).stream()
            .filter(b -> NEW.contains(b.rule()))
            .forEach(b -> found.add(b.line() + " " + b.rule()));
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
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
        }
        void right(struct ring *r, size_t n, u64 big, u8 byte)
        {
        	show("%pad %zu %llu %x", &r->base, n, big, byte);
        	show("%s: %d%%", r->name, byte);
        	show("%llu", (unsigned long long)n);
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
