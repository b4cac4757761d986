package org.ktrail.indexer.store;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.Attribute;
import org.apache.lucene.util.AttributeFactory;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;
import org.apache.lucene.util.BytesRef;
import org.ktrail.indexer.trigram.Trigrams;

/**
 * The trigrams of a text as Lucene's terms, three bytes each. A text that has too many has one term
 * instead, {@link #ANY}, and is looked at for every question.
 */
final class GramTerms extends TokenStream {
  /** The term of a text that trigrams do not tell from others. */
  static final BytesRef ANY = new BytesRef(new byte[] {0});

  private final Trigrams grams = new Trigrams();
  private final CodeTerm term;
  private boolean told;
  private int next;

  GramTerms() {
    super(new CodeFactory());
    addAttribute(TermToBytesRefAttribute.class);
    term = (CodeTerm) getAttribute(TermToBytesRefAttribute.class);
  }

  /** To be done before the document with this field is added. */
  void read(byte[] text) {
    told = grams.read(text);
  }

  /** Writes the term of a trigram. */
  static void term(int code, byte[] into) {
    into[0] = (byte) (code >> 16);
    into[1] = (byte) (code >> 8);
    into[2] = (byte) code;
  }

  @Override
  public void reset() {
    clearAttributes();
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next >= (told ? grams.size() : 1)) {
      return false;
    }
    if (told) {
      term(grams.code(next), term.bytes);
      term.ref.length = term.bytes.length;
    } else {
      term.bytes[0] = ANY.bytes[0];
      term.ref.length = 1;
    }
    next++;
    return true;
  }

  private static final class CodeFactory extends AttributeFactory {
    @Override
    public AttributeImpl createAttributeInstance(Class<? extends Attribute> type) {
      return type == TermToBytesRefAttribute.class
          ? new CodeTerm()
          : DEFAULT_ATTRIBUTE_FACTORY.createAttributeInstance(type);
    }
  }

  /** The current term, in place. */
  static final class CodeTerm extends AttributeImpl implements TermToBytesRefAttribute {
    private final byte[] bytes = new byte[3];
    private final BytesRef ref = new BytesRef(bytes);

    @Override
    public BytesRef getBytesRef() {
      return ref;
    }

    @Override
    public void clear() {}

    @Override
    public void reflectWith(AttributeReflector reflector) {
      reflector.reflect(TermToBytesRefAttribute.class, "bytes", ref);
    }

    @Override
    public void copyTo(AttributeImpl target) {
      System.arraycopy(bytes, 0, ((CodeTerm) target).bytes, 0, bytes.length);
    }
  }
}
