package org.ktrail.cli.output;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Which characters of a string are escaped: quotes, backslashes, and controls. Newlines and tabs by
 * their letters, since texts are full of them; other controls by number, all in one way.
 */
final class JsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1;

  private static final int CONTROLS = 0x20;

  private final int[] escapes = standardAsciiEscapesForJSON();
  private final SerializableString[] texts = new SerializableString[CONTROLS];

  JsonEscapes() {
    for (int c = 0; c < CONTROLS; c++) {
      if (c != '\n' && c != '\t') {
        escapes[c] = ESCAPE_CUSTOM;
        texts[c] = new SerializedString("\\u%04x".formatted(c));
      }
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return escapes.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return c < CONTROLS ? texts[c] : null;
  }
}
