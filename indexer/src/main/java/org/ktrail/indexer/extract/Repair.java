package org.ktrail.indexer.extract;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/**
 * Reads again, each by itself, the declarations and functions of a blob that errors of its tree
 * touch: an error then stays where it is. What still does not parse is scanned by token.
 */
final class Repair {
  private final Parser parser;
  private final Collector collector;
  private final Found found;
  private final FlatTree partTree;

  Repair(Parser parser, FlatTree partTree, Collector collector, Found found) {
    this.parser = parser;
    this.partTree = partTree;
    this.collector = collector;
    this.found = found;
  }

  /**
   * @param whole the blob with errors, already read
   * @param other its other variant, null if it has none
   */
  void repair(ParsedText whole, @Nullable ParsedText other) {
    int[] errors = errors(whole);
    found.again = true;
    for (Items.Item item : Items.of(whole.text)) {
      if (touches(errors, item) || item.isFunction() && !has(item)) {
        found.forget(item.start(), item.end());
        again(whole, other, item);
      }
    }
    found.again = false;
  }

  /** Ends and starts of the top-level nodes with errors, in pairs. */
  private static int[] errors(ParsedText u) {
    FlatTree t = u.tree;
    int[] spans = new int[16];
    int n = 0;
    for (int c = 1; c < t.size(); c = t.next(c)) {
      if (t.hasError(c)) {
        if (n + 2 > spans.length) {
          spans = Arrays.copyOf(spans, n * 2);
        }
        spans[n++] = u.start(c);
        spans[n++] = u.end(c);
      }
    }
    return Arrays.copyOf(spans, n);
  }

  private static boolean touches(int[] errors, Items.Item item) {
    for (int i = 0; i < errors.length; i += 2) {
      if (errors[i] < item.end() && Math.max(errors[i] + 1, errors[i + 1]) > item.start()) {
        return true;
      }
    }
    return false;
  }

  private boolean has(Items.Item item) {
    for (Declarations.Function f : found.functions) {
      if (f.bodyStart() == item.bodyStart() && f.end() == item.end()) {
        return true;
      }
    }
    return false;
  }

  private void again(ParsedText whole, @Nullable ParsedText other, Items.Item item) {
    boolean parsed = parse(whole, item);
    if (other != null && !parsed) {
      found.forget(item.start(), item.end());
      if (!parse(other, item)) {
        found.forget(item.start(), item.end());
        parse(whole, item);
      }
    }
    if (item.isFunction() && !has(item) && item.nameStart() >= 0) {
      scan(whole, item);
    }
  }

  /** Whether it parsed without error. */
  private boolean parse(ParsedText unit, Items.Item item) {
    byte[] part = Arrays.copyOfRange(unit.text, item.start(), item.end());
    FlatTree tree = parser.parse(part, partTree);
    ParsedText u = unit.part(tree, item.start());
    new FileReader(u, found, collector).read();
    return !tree.hasError(0) && (!item.isFunction() || has(item));
  }

  private void scan(ParsedText u, Items.Item item) {
    String name = u.names.string(u.names.id(u.text, item.nameStart(), item.nameEnd()));
    if (Scan.isKeyword(name) || Scan.isDigit(u.text[item.nameStart()])) {
      return;
    }
    found.forget(item.start(), item.end());
    BodyFacts bodies = new BodyFacts(collector, new TypeReader(found), found, u);
    int body = found.addBody(bodies.scanned(u, item.bodyStart(), item.end()));
    found.audits.add(Audits.scanned(u, item.bodyStart(), item.end()));
    Declarations.Extent extent =
        new Declarations.Extent(
            item.nameStart(),
            item.bodyStart(),
            item.end(),
            u.line(item.nameStart()),
            u.line(item.end() - 1));
    found.functions.add(
        Declarations.Function.nameOnly(name, extent, u.condition(item.nameStart()), body));
  }
}
