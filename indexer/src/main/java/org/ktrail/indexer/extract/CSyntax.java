package org.ktrail.indexer.extract;

import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Grammar;

/**
 * The nodes and fields of the C grammar that are told apart, as numbers that a {@code switch}
 * takes: the grammar's own are known at run time only. Nothing else spells them.
 */
public final class CSyntax {
  private CSyntax() {}

  /** Any node that is none of the others, unnamed tokens included. */
  public static final int OTHER = 0;

  public static final int ERROR = 1;
  public static final int TRANSLATION_UNIT = 2;
  public static final int LINKAGE_SPECIFICATION = 3;
  public static final int DECLARATION_LIST = 4;
  public static final int FUNCTION_DEFINITION = 5;
  public static final int DECLARATION = 6;
  public static final int TYPE_DEFINITION = 7;
  public static final int PREPROC_IF = 8;
  public static final int PREPROC_IFDEF = 9;
  public static final int PREPROC_ELSE = 10;
  public static final int PREPROC_ELIF = 11;
  public static final int PREPROC_ELIFDEF = 12;
  public static final int STRUCT_SPECIFIER = 13;
  public static final int UNION_SPECIFIER = 14;
  public static final int ENUM_SPECIFIER = 15;
  public static final int ENUMERATOR_LIST = 16;
  public static final int ENUMERATOR = 17;
  public static final int FIELD_DECLARATION_LIST = 18;
  public static final int FIELD_DECLARATION = 19;
  public static final int BITFIELD_CLAUSE = 20;
  public static final int PRIMITIVE_TYPE = 21;
  public static final int SIZED_TYPE_SPECIFIER = 22;
  public static final int TYPE_IDENTIFIER = 23;
  public static final int MACRO_TYPE_SPECIFIER = 24;
  public static final int TYPE_QUALIFIER = 25;
  public static final int STORAGE_CLASS_SPECIFIER = 26;
  public static final int IDENTIFIER = 27;
  public static final int FIELD_IDENTIFIER = 28;
  public static final int STATEMENT_IDENTIFIER = 29;
  public static final int INIT_DECLARATOR = 30;
  public static final int POINTER_DECLARATOR = 31;
  public static final int ARRAY_DECLARATOR = 32;
  public static final int FUNCTION_DECLARATOR = 33;
  public static final int PARENTHESIZED_DECLARATOR = 34;
  public static final int ATTRIBUTED_DECLARATOR = 35;
  public static final int ABSTRACT_POINTER_DECLARATOR = 36;
  public static final int ABSTRACT_ARRAY_DECLARATOR = 37;
  public static final int ABSTRACT_FUNCTION_DECLARATOR = 38;
  public static final int ABSTRACT_PARENTHESIZED_DECLARATOR = 39;
  public static final int PARAMETER_LIST = 40;
  public static final int PARAMETER_DECLARATION = 41;
  public static final int VARIADIC_PARAMETER = 42;
  public static final int TYPE_DESCRIPTOR = 43;
  public static final int COMPOUND_STATEMENT = 44;
  public static final int EXPRESSION_STATEMENT = 45;
  public static final int IF_STATEMENT = 46;
  public static final int ELSE_CLAUSE = 47;
  public static final int WHILE_STATEMENT = 48;
  public static final int DO_STATEMENT = 49;
  public static final int FOR_STATEMENT = 50;
  public static final int SWITCH_STATEMENT = 51;
  public static final int CASE_STATEMENT = 52;
  public static final int LABELED_STATEMENT = 53;
  public static final int RETURN_STATEMENT = 54;
  public static final int ATTRIBUTED_STATEMENT = 55;
  public static final int GOTO_STATEMENT = 56;
  public static final int BREAK_STATEMENT = 57;
  public static final int CONTINUE_STATEMENT = 58;
  public static final int PARENTHESIZED_EXPRESSION = 59;
  public static final int FIELD_EXPRESSION = 60;
  public static final int SUBSCRIPT_EXPRESSION = 61;
  public static final int POINTER_EXPRESSION = 62;
  public static final int CALL_EXPRESSION = 63;
  public static final int ARGUMENT_LIST = 64;
  public static final int CAST_EXPRESSION = 65;
  public static final int CONDITIONAL_EXPRESSION = 66;
  public static final int ASSIGNMENT_EXPRESSION = 67;
  public static final int COMMA_EXPRESSION = 68;
  public static final int BINARY_EXPRESSION = 69;
  public static final int UNARY_EXPRESSION = 70;
  public static final int UPDATE_EXPRESSION = 71;
  public static final int SIZEOF_EXPRESSION = 72;
  public static final int ALIGNOF_EXPRESSION = 73;
  public static final int OFFSETOF_EXPRESSION = 74;
  public static final int GENERIC_EXPRESSION = 75;
  public static final int COMPOUND_LITERAL_EXPRESSION = 76;
  public static final int INITIALIZER_LIST = 77;
  public static final int INITIALIZER_PAIR = 78;
  public static final int FIELD_DESIGNATOR_NODE = 79;
  public static final int SUBSCRIPT_DESIGNATOR = 80;
  public static final int SUBSCRIPT_RANGE_DESIGNATOR = 81;
  public static final int EXTENSION_EXPRESSION = 82;
  public static final int GNU_ASM_EXPRESSION = 83;
  public static final int STRING_LITERAL = 84;
  public static final int CONCATENATED_STRING = 85;
  public static final int NUMBER_LITERAL = 86;
  public static final int CHAR_LITERAL = 87;
  public static final int TRUE = 88;
  public static final int FALSE = 89;
  public static final int NULL = 90;
  public static final int COMMENT = 91;
  public static final int ATTRIBUTE_SPECIFIER = 92;
  public static final int PREPROC_DEF = 93;
  public static final int PREPROC_FUNCTION_DEF = 94;
  public static final int PREPROC_CALL = 95;
  public static final int PREPROC_INCLUDE = 96;
  public static final int PREPROC_DIRECTIVE = 97;

  private static final String[] NAMES = {
    "translation_unit",
    "linkage_specification",
    "declaration_list",
    "function_definition",
    "declaration",
    "type_definition",
    "preproc_if",
    "preproc_ifdef",
    "preproc_else",
    "preproc_elif",
    "preproc_elifdef",
    "struct_specifier",
    "union_specifier",
    "enum_specifier",
    "enumerator_list",
    "enumerator",
    "field_declaration_list",
    "field_declaration",
    "bitfield_clause",
    "primitive_type",
    "sized_type_specifier",
    "type_identifier",
    "macro_type_specifier",
    "type_qualifier",
    "storage_class_specifier",
    "identifier",
    "field_identifier",
    "statement_identifier",
    "init_declarator",
    "pointer_declarator",
    "array_declarator",
    "function_declarator",
    "parenthesized_declarator",
    "attributed_declarator",
    "abstract_pointer_declarator",
    "abstract_array_declarator",
    "abstract_function_declarator",
    "abstract_parenthesized_declarator",
    "parameter_list",
    "parameter_declaration",
    "variadic_parameter",
    "type_descriptor",
    "compound_statement",
    "expression_statement",
    "if_statement",
    "else_clause",
    "while_statement",
    "do_statement",
    "for_statement",
    "switch_statement",
    "case_statement",
    "labeled_statement",
    "return_statement",
    "attributed_statement",
    "goto_statement",
    "break_statement",
    "continue_statement",
    "parenthesized_expression",
    "field_expression",
    "subscript_expression",
    "pointer_expression",
    "call_expression",
    "argument_list",
    "cast_expression",
    "conditional_expression",
    "assignment_expression",
    "comma_expression",
    "binary_expression",
    "unary_expression",
    "update_expression",
    "sizeof_expression",
    "alignof_expression",
    "offsetof_expression",
    "generic_expression",
    "compound_literal_expression",
    "initializer_list",
    "initializer_pair",
    "field_designator",
    "subscript_designator",
    "subscript_range_designator",
    "extension_expression",
    "gnu_asm_expression",
    "string_literal",
    "concatenated_string",
    "number_literal",
    "char_literal",
    "true",
    "false",
    "null",
    "comment",
    "attribute_specifier",
    "preproc_def",
    "preproc_function_def",
    "preproc_call",
    "preproc_include",
    "preproc_directive",
  };

  private static final byte[] OF = new byte[1 << 16];

  static {
    for (int i = 0; i < NAMES.length; i++) {
      OF[Grammar.symbol(NAMES[i])] = (byte) (i + 2);
    }
    OF[Grammar.ERROR] = ERROR;
  }

  public static final int FIELD_TYPE = Grammar.field("type");
  public static final int FIELD_DECLARATOR = Grammar.field("declarator");
  public static final int FIELD_NAME = Grammar.field("name");
  public static final int FIELD_BODY = Grammar.field("body");
  public static final int FIELD_VALUE = Grammar.field("value");
  public static final int FIELD_PARAMETERS = Grammar.field("parameters");
  public static final int FIELD_ARGUMENTS = Grammar.field("arguments");
  public static final int FIELD_ARGUMENT = Grammar.field("argument");
  public static final int FIELD_FUNCTION = Grammar.field("function");
  public static final int FIELD_FIELD = Grammar.field("field");
  public static final int FIELD_INDEX = Grammar.field("index");
  public static final int FIELD_OPERATOR = Grammar.field("operator");
  public static final int FIELD_LEFT = Grammar.field("left");
  public static final int FIELD_RIGHT = Grammar.field("right");
  public static final int FIELD_CONDITION = Grammar.field("condition");
  public static final int FIELD_CONSEQUENCE = Grammar.field("consequence");
  public static final int FIELD_ALTERNATIVE = Grammar.field("alternative");
  public static final int FIELD_DESIGNATOR = Grammar.field("designator");
  public static final int FIELD_INITIALIZER = Grammar.field("initializer");
  public static final int FIELD_LABEL = Grammar.field("label");
  public static final int FIELD_UPDATE = Grammar.field("update");

  /** What a node is. */
  public static int of(FlatTree tree, int node) {
    // Keywords share no symbol with named nodes, save where the grammar aliases them.
    return OF[tree.symbol(node)];
  }
}
