package org.ktrail.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Where JSON has blanks and newlines: two blanks of indent, or all in one line. */
final class JsonLayout implements PrettyPrinter {
  private final boolean lines;
  private int depth;

  /**
   * @param lines whether each member stands on a line of its own
   */
  JsonLayout(boolean lines) {
    this.lines = lines;
  }

  private void newLine(JsonGenerator out) throws IOException {
    if (lines) {
      out.writeRaw('\n');
      for (int i = 0; i < depth; i++) {
        out.writeRaw("  ");
      }
    }
  }

  private void begin(char bracket, JsonGenerator out) throws IOException {
    out.writeRaw(bracket);
    depth++;
  }

  private void end(char bracket, int members, JsonGenerator out) throws IOException {
    depth--;
    if (members > 0) {
      newLine(out);
    }
    out.writeRaw(bracket);
  }

  private void separate(JsonGenerator out) throws IOException {
    out.writeRaw(',');
    newLine(out);
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator out) throws IOException {
    begin('{', out);
  }

  @Override
  public void writeEndObject(JsonGenerator out, int members) throws IOException {
    end('}', members, out);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
    separate(out);
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
    out.writeRaw(": ");
  }

  @Override
  public void writeStartArray(JsonGenerator out) throws IOException {
    begin('[', out);
  }

  @Override
  public void writeEndArray(JsonGenerator out, int members) throws IOException {
    end(']', members, out);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
    separate(out);
  }

  @Override
  public void beforeArrayValues(JsonGenerator out) throws IOException {
    newLine(out);
  }

  @Override
  public void beforeObjectEntries(JsonGenerator out) throws IOException {
    newLine(out);
  }
}
