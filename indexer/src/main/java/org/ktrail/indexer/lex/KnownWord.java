package org.ktrail.indexer.lex;

/**
 * Numbers of the words that passes ask for by name; every other word of a {@link WordTable} is
 * known by its traits.
 */
public final class KnownWord {
  /**
   * Identifiers start here, so that no number is a punctuation's too; itself the unknown
   * identifier.
   */
  public static final int UNKNOWN = 1 << 24;

  static final String[] NAMED = {
    "",
    "struct",
    "union",
    "enum",
    "static",
    "extern",
    "inline",
    "const",
    "volatile",
    "return",
    "sizeof",
    "do",
    "else",
    "if",
    "for",
    "while",
    "switch",
    "case",
    "goto",
    "break",
    "continue",
    "default",
    "register",
    "typedef",
    "unsigned",
    "void",
    "offsetof",
    "__auto_type",
    "_Generic",
    "auto"
  };

  public static final int STRUCT = UNKNOWN + 1;
  public static final int UNION = UNKNOWN + 2;
  public static final int ENUM = UNKNOWN + 3;
  public static final int STATIC = UNKNOWN + 4;
  public static final int EXTERN = UNKNOWN + 5;
  public static final int INLINE = UNKNOWN + 6;
  public static final int CONST = UNKNOWN + 7;
  public static final int VOLATILE = UNKNOWN + 8;
  public static final int RETURN = UNKNOWN + 9;
  public static final int SIZEOF = UNKNOWN + 10;
  public static final int DO = UNKNOWN + 11;
  public static final int ELSE = UNKNOWN + 12;
  public static final int IF = UNKNOWN + 13;
  public static final int FOR = UNKNOWN + 14;
  public static final int WHILE = UNKNOWN + 15;
  public static final int SWITCH = UNKNOWN + 16;
  public static final int CASE = UNKNOWN + 17;
  public static final int GOTO = UNKNOWN + 18;
  public static final int BREAK = UNKNOWN + 19;
  public static final int CONTINUE = UNKNOWN + 20;
  public static final int DEFAULT = UNKNOWN + 21;
  public static final int REGISTER = UNKNOWN + 22;
  public static final int TYPEDEF = UNKNOWN + 23;
  public static final int UNSIGNED = UNKNOWN + 24;
  public static final int VOID = UNKNOWN + 25;
  public static final int OFFSETOF = UNKNOWN + 26;
  public static final int AUTO_TYPE = UNKNOWN + 27;
  public static final int GENERIC = UNKNOWN + 28;
  public static final int AUTO = UNKNOWN + 29;

  private KnownWord() {}
}
