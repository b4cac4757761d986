package org.ktrail.indexer.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.ktrail.indexer.trigram.Grams;

/** Which documents of one segment can hold what is demanded. */
final class LeafGrams {
  /** With so few left, reading them costs less than asking for further trigrams. */
  private static final int FEW = 4;

  private final LeafReader leaf;

  LeafGrams(LeafReader leaf) {
    this.leaf = leaf;
  }

  private record Posting(BytesRef term, TermState state, int documents) {}

  FixedBitSet holding(Grams grams) throws IOException {
    FixedBitSet found = new FixedBitSet(leaf.maxDoc());
    switch (grams) {
      case Grams.Every() -> found.set(0, leaf.maxDoc());
      case Grams.Holding(List<Integer> codes) -> holding(codes, found);
      case Grams.Each(List<Grams> parts) -> {
        found.set(0, leaf.maxDoc());
        for (Grams part : parts) {
          found.and(holding(part));
        }
      }
      case Grams.Some(List<Grams> parts) -> {
        for (Grams part : parts) {
          found.or(holding(part));
        }
      }
    }
    return found;
  }

  /** The rarest trigram first; of the others only whether they are where those before it are. */
  private void holding(List<Integer> codes, FixedBitSet found) throws IOException {
    Terms terms = leaf.terms(TextWriter.GRAMS);
    if (terms == null) {
      return;
    }
    TermsEnum term = terms.iterator();
    List<Posting> postings = new ArrayList<>();
    boolean all = true;
    for (int code : codes) {
      byte[] bytes = new byte[3];
      GramTerms.term(code, bytes);
      BytesRef wanted = new BytesRef(bytes);
      if (!term.seekExact(wanted)) {
        all = false;
        break;
      }
      postings.add(new Posting(wanted, term.termState(), term.docFreq()));
    }
    if (all) {
      postings.sort(Comparator.comparingInt(Posting::documents));
      intersect(term, postings, found);
    }
    if (term.seekExact(GramTerms.ANY)) {
      found.or(term.postings(null, PostingsEnum.NONE));
    }
  }

  private static void intersect(TermsEnum term, List<Posting> postings, FixedBitSet found)
      throws IOException {
    int[] left = new int[postings.getFirst().documents()];
    int size = 0;
    PostingsEnum documents = null;
    for (Posting posting : postings) {
      term.seekExact(posting.term(), posting.state());
      documents = term.postings(documents, PostingsEnum.NONE);
      if (size == 0) {
        for (int d = documents.nextDoc();
            d != DocIdSetIterator.NO_MORE_DOCS;
            d = documents.nextDoc()) {
          left[size++] = d;
        }
      } else {
        int kept = 0;
        for (int i = 0; i < size; i++) {
          int at = documents.docID();
          if (at < left[i]) {
            at = documents.advance(left[i]);
          }
          if (at == left[i]) {
            left[kept++] = at;
          }
        }
        size = kept;
      }
      if (size <= FEW) {
        break;
      }
    }
    for (int i = 0; i < size; i++) {
      found.set(left[i]);
    }
  }
}
