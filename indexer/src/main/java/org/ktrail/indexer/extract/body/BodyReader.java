package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.Normaliser;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/**
 * Makes the control-flow graphs of a file's functions. For one thread; keeps a parser, so close it.
 * Never fails: where the parser could not read, flows are damaged. Of an {@code #if} that splits an
 * expression only the first branch is read; one around statements is a branch.
 */
public final class BodyReader implements AutoCloseable {
  private final Normaliser normaliser = new Normaliser();
  private final Parser parser = Parser.of();
  private final FlatTree tree = new FlatTree();
  private final BodyCache cache;

  public BodyReader() {
    this(new BodyCache());
  }

  /** A reader that looks up first what others have read. */
  public BodyReader(BodyCache cache) {
    this.cache = cache;
  }

  /** The functions of a C source, in the order of the text. */
  public List<Flow> read(String file, byte[] blob) {
    return cache.flows(file, blob, () -> parse(file, blob));
  }

  private List<Flow> parse(String file, byte[] blob) {
    NormalisedSource source = normaliser.normalise(blob, 0);
    if (!source.parse()) {
      return List.of();
    }
    parser.parse(source.text(), tree);
    ParsedFile in = new ParsedFile(tree, source);
    List<Flow> flows = new ArrayList<>();
    for (int node = 0; node < tree.size(); ) {
      if (in.is(node, CSyntax.FUNCTION_DEFINITION)) {
        FunctionReader.read(in, node, file).ifPresent(flows::add);
        node = tree.next(node);
      } else {
        node++;
      }
    }
    return flows;
  }

  @Override
  public void close() {
    parser.close();
  }
}
