package org.ktrail.cli.lint;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.workspace.judged.LintReport;

/** Findings as JUnit's test report, a test case a patch, and as Checkstyle's report. */
final class LintXml {
  private LintXml() {}

  private interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  static String junit(List<LintReport> reports) {
    return document(xml -> {
      xml.writeStartElement("testsuites");
      for (LintReport report : reports) {
        int failed =
            (int) report.findings().stream().map(f -> f.place().patch()).distinct().count();
        start(
            xml,
            "testsuite",
            "name",
            report.label(),
            "tests",
            "" + (report.patches().size() + 1),
            "failures",
            "" + failed);
        for (int patch = 0; patch <= report.patches().size(); patch++) {
          String name = patch == 0 ? "series" : patch + " " + report.title(patch);
          start(xml, "testcase", "classname", report.label(), "name", name);
          int number = patch;
          List<Finding> own =
              report.findings().stream().filter(f -> f.place().patch() == number).toList();
          if (!own.isEmpty()) {
            start(xml, "failure", "message", own.size() + " findings");
            for (Finding f : own) {
              xml.writeCharacters(clean(line(f) + "\n"));
            }
            xml.writeEndElement();
          }
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
    });
  }

  private static String line(Finding f) {
    String where = f.place().file().isEmpty() ? "" : f.place().file() + ":" + f.place().line();
    return "%s %s: %s [%s]".formatted(where, f.level(), f.message(), f.rule()).strip();
  }

  static String checkstyle(List<LintReport> reports) {
    Map<String, List<Finding>> files = new TreeMap<>();
    for (LintReport report : reports) {
      for (Finding f : report.findings()) {
        FindingPlace place = FilePlace.of(report, f.place());
        files.computeIfAbsent(place.file(), k -> new ArrayList<>()).add(at(f, place));
      }
    }
    return document(xml -> {
      start(xml, "checkstyle", "version", "4.3");
      for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
        start(xml, "file", "name", file.getKey());
        for (Finding f : file.getValue()) {
          start(
              xml,
              "error",
              "line",
              "" + f.place().line(),
              "severity",
              severity(f.level()),
              "message",
              "patch " + f.place().patch() + ": " + f.message(),
              "source",
              "ktrail." + f.rule());
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndElement();
    });
  }

  private static Finding at(Finding f, FindingPlace place) {
    return new Finding(
        f.rule(), f.level(), place, f.subject(), f.message(), f.proof(), f.preExisting());
  }

  private static String severity(FindingLevel level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  private static void start(XMLStreamWriter xml, String element, String... attributes)
      throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
    }
  }

  /** Without the characters that XML 1.0 cannot have. */
  private static String clean(String text) {
    return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static String document(Body body) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      body.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return out.append('\n').toString();
  }
}
